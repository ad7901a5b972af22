import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/** One OpenSearch node on loopback, its modules from the class path. Arguments: FOLDER SETTING=VALUE… */
public final class OneNode extends Node {
  private OneNode(Environment environment, List<Class<? extends Plugin>> modules) {
    super(environment, modules, true);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(home.resolve("config"));
    Settings.Builder settings = Settings.builder()
      .put("path.home", home)
      .put("network.host", "127.0.0.1")
      .put("http.type", "netty4")
      .put("transport.type", "netty4")
      .put("action.auto_create_index", false);
    for (int at = 1; at < arguments.length; at++) {
      String[] pair = arguments[at].split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    OneNode node = new OneNode(
      new Environment(settings.build(), home.resolve("config")),
      List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class)
    );
    CountDownLatch over = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        node.close();
      } catch (Exception error) {
        error.printStackTrace();
      }
      over.countDown();
    }));
    node.start();
    over.await();
  }
}
