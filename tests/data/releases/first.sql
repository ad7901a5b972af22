BEGIN TRANSACTION;
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(2,1,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(3,1,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(4,1,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(5,2,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(6,2,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(7,2,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(8,2,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(9,3,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(10,3,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(11,3,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(12,3,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(13,4,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(14,4,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(15,4,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(16,4,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(17,5,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(18,5,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(19,5,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(20,5,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(21,6,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(22,6,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(23,6,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(24,6,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(25,7,'add_categorygroup','Can add 领域组');
INSERT INTO "auth_permission" VALUES(26,7,'change_categorygroup','Can change 领域组');
INSERT INTO "auth_permission" VALUES(27,7,'delete_categorygroup','Can delete 领域组');
INSERT INTO "auth_permission" VALUES(28,7,'view_categorygroup','Can view 领域组');
INSERT INTO "auth_permission" VALUES(29,8,'add_notice','Can add 通报');
INSERT INTO "auth_permission" VALUES(30,8,'change_notice','Can change 通报');
INSERT INTO "auth_permission" VALUES(31,8,'delete_notice','Can delete 通报');
INSERT INTO "auth_permission" VALUES(32,8,'view_notice','Can view 通报');
INSERT INTO "auth_permission" VALUES(33,9,'add_category','Can add 问题领域');
INSERT INTO "auth_permission" VALUES(34,9,'change_category','Can change 问题领域');
INSERT INTO "auth_permission" VALUES(35,9,'delete_category','Can delete 问题领域');
INSERT INTO "auth_permission" VALUES(36,9,'view_category','Can view 问题领域');
INSERT INTO "auth_permission" VALUES(37,10,'add_labelling','Can add 领域标注');
INSERT INTO "auth_permission" VALUES(38,10,'change_labelling','Can change 领域标注');
INSERT INTO "auth_permission" VALUES(39,10,'delete_labelling','Can delete 领域标注');
INSERT INTO "auth_permission" VALUES(40,10,'view_labelling','Can view 领域标注');
INSERT INTO "auth_permission" VALUES(41,11,'add_aspect','Can add 方面');
INSERT INTO "auth_permission" VALUES(42,11,'change_aspect','Can change 方面');
INSERT INTO "auth_permission" VALUES(43,11,'delete_aspect','Can delete 方面');
INSERT INTO "auth_permission" VALUES(44,11,'view_aspect','Can view 方面');
INSERT INTO "auth_permission" VALUES(45,12,'add_original','Can add 原件');
INSERT INTO "auth_permission" VALUES(46,12,'change_original','Can change 原件');
INSERT INTO "auth_permission" VALUES(47,12,'delete_original','Can delete 原件');
INSERT INTO "auth_permission" VALUES(48,12,'view_original','Can view 原件');
INSERT INTO "auth_permission" VALUES(49,13,'add_part','Can add 部分');
INSERT INTO "auth_permission" VALUES(50,13,'change_part','Can change 部分');
INSERT INTO "auth_permission" VALUES(51,13,'delete_part','Can delete 部分');
INSERT INTO "auth_permission" VALUES(52,13,'view_part','Can view 部分');
INSERT INTO "auth_permission" VALUES(53,14,'add_place','Can add 地区');
INSERT INTO "auth_permission" VALUES(54,14,'change_place','Can change 地区');
INSERT INTO "auth_permission" VALUES(55,14,'delete_place','Can delete 地区');
INSERT INTO "auth_permission" VALUES(56,14,'view_place','Can view 地区');
INSERT INTO "auth_permission" VALUES(57,15,'add_problem','Can add 问题');
INSERT INTO "auth_permission" VALUES(58,15,'change_problem','Can change 问题');
INSERT INTO "auth_permission" VALUES(59,15,'delete_problem','Can delete 问题');
INSERT INTO "auth_permission" VALUES(60,15,'view_problem','Can view 问题');
INSERT INTO "auth_permission" VALUES(61,16,'add_measure','Can add 措施');
INSERT INTO "auth_permission" VALUES(62,16,'change_measure','Can change 措施');
INSERT INTO "auth_permission" VALUES(63,16,'delete_measure','Can delete 措施');
INSERT INTO "auth_permission" VALUES(64,16,'view_measure','Can view 措施');
INSERT INTO "auth_permission" VALUES(65,17,'add_fragment','Can add 其余文字');
INSERT INTO "auth_permission" VALUES(66,17,'change_fragment','Can change 其余文字');
INSERT INTO "auth_permission" VALUES(67,17,'delete_fragment','Can delete 其余文字');
INSERT INTO "auth_permission" VALUES(68,17,'view_fragment','Can view 其余文字');
INSERT INTO "auth_permission" VALUES(69,18,'add_earliertext','Can add 先前的正文');
INSERT INTO "auth_permission" VALUES(70,18,'change_earliertext','Can change 先前的正文');
INSERT INTO "auth_permission" VALUES(71,18,'delete_earliertext','Can delete 先前的正文');
INSERT INTO "auth_permission" VALUES(72,18,'view_earliertext','Can view 先前的正文');
INSERT INTO "auth_permission" VALUES(73,19,'add_importbatch','Can add 导入批次');
INSERT INTO "auth_permission" VALUES(74,19,'change_importbatch','Can change 导入批次');
INSERT INTO "auth_permission" VALUES(75,19,'delete_importbatch','Can delete 导入批次');
INSERT INTO "auth_permission" VALUES(76,19,'view_importbatch','Can view 导入批次');
INSERT INTO "auth_permission" VALUES(77,20,'add_textband','Can add 文本指纹');
INSERT INTO "auth_permission" VALUES(78,20,'change_textband','Can change 文本指纹');
INSERT INTO "auth_permission" VALUES(79,20,'delete_textband','Can delete 文本指纹');
INSERT INTO "auth_permission" VALUES(80,20,'view_textband','Can view 文本指纹');
INSERT INTO "auth_permission" VALUES(81,21,'add_doubt','Can add 疑点');
INSERT INTO "auth_permission" VALUES(82,21,'change_doubt','Can change 疑点');
INSERT INTO "auth_permission" VALUES(83,21,'delete_doubt','Can delete 疑点');
INSERT INTO "auth_permission" VALUES(84,21,'view_doubt','Can view 疑点');
INSERT INTO "auth_permission" VALUES(85,22,'add_formerunit','Can add 已不在的条目');
INSERT INTO "auth_permission" VALUES(86,22,'change_formerunit','Can change 已不在的条目');
INSERT INTO "auth_permission" VALUES(87,22,'delete_formerunit','Can delete 已不在的条目');
INSERT INTO "auth_permission" VALUES(88,22,'view_formerunit','Can view 已不在的条目');
INSERT INTO "auth_permission" VALUES(89,23,'add_importfile','Can add 导入文件');
INSERT INTO "auth_permission" VALUES(90,23,'change_importfile','Can change 导入文件');
INSERT INTO "auth_permission" VALUES(91,23,'delete_importfile','Can delete 导入文件');
INSERT INTO "auth_permission" VALUES(92,23,'view_importfile','Can view 导入文件');
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL);
INSERT INTO "auth_user" VALUES(1,'!6CzDjI9dLzjGMXFquNVsYp3RTGV5SZVdHaOmzJqB',NULL,0,'curator','','',1,1,'2026-11-30 13:42:15.269173','');
CREATE TABLE "auth_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'admin','logentry');
INSERT INTO "django_content_type" VALUES(2,'auth','permission');
INSERT INTO "django_content_type" VALUES(3,'auth','group');
INSERT INTO "django_content_type" VALUES(4,'auth','user');
INSERT INTO "django_content_type" VALUES(5,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(6,'sessions','session');
INSERT INTO "django_content_type" VALUES(7,'notices','categorygroup');
INSERT INTO "django_content_type" VALUES(8,'notices','notice');
INSERT INTO "django_content_type" VALUES(9,'notices','category');
INSERT INTO "django_content_type" VALUES(10,'notices','labelling');
INSERT INTO "django_content_type" VALUES(11,'notices','aspect');
INSERT INTO "django_content_type" VALUES(12,'notices','original');
INSERT INTO "django_content_type" VALUES(13,'notices','part');
INSERT INTO "django_content_type" VALUES(14,'notices','place');
INSERT INTO "django_content_type" VALUES(15,'notices','problem');
INSERT INTO "django_content_type" VALUES(16,'notices','measure');
INSERT INTO "django_content_type" VALUES(17,'notices','fragment');
INSERT INTO "django_content_type" VALUES(18,'notices','earliertext');
INSERT INTO "django_content_type" VALUES(19,'notices','importbatch');
INSERT INTO "django_content_type" VALUES(20,'notices','textband');
INSERT INTO "django_content_type" VALUES(21,'notices','doubt');
INSERT INTO "django_content_type" VALUES(22,'notices','formerunit');
INSERT INTO "django_content_type" VALUES(23,'notices','importfile');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'contenttypes','0001_initial','2026-11-30 13:41:16.994377');
INSERT INTO "django_migrations" VALUES(2,'auth','0001_initial','2026-11-30 13:41:17.141424');
INSERT INTO "django_migrations" VALUES(3,'admin','0001_initial','2026-11-30 13:41:17.187791');
INSERT INTO "django_migrations" VALUES(4,'admin','0002_logentry_remove_auto_add','2026-11-30 13:41:17.212998');
INSERT INTO "django_migrations" VALUES(5,'admin','0003_logentry_add_action_flag_choices','2026-11-30 13:41:17.269174');
INSERT INTO "django_migrations" VALUES(6,'contenttypes','0002_remove_content_type_name','2026-11-30 13:41:17.393640');
INSERT INTO "django_migrations" VALUES(7,'auth','0002_alter_permission_name_max_length','2026-11-30 13:41:17.439475');
INSERT INTO "django_migrations" VALUES(8,'auth','0003_alter_user_email_max_length','2026-11-30 13:41:17.489809');
INSERT INTO "django_migrations" VALUES(9,'auth','0004_alter_user_username_opts','2026-11-30 13:41:17.580965');
INSERT INTO "django_migrations" VALUES(10,'auth','0005_alter_user_last_login_null','2026-11-30 13:41:17.722448');
INSERT INTO "django_migrations" VALUES(11,'auth','0006_require_contenttypes_0002','2026-11-30 13:41:17.730214');
INSERT INTO "django_migrations" VALUES(12,'auth','0007_alter_validators_add_error_messages','2026-11-30 13:41:17.913060');
INSERT INTO "django_migrations" VALUES(13,'auth','0008_alter_user_username_max_length','2026-11-30 13:41:17.990851');
INSERT INTO "django_migrations" VALUES(14,'auth','0009_alter_user_last_name_max_length','2026-11-30 13:41:18.021543');
INSERT INTO "django_migrations" VALUES(15,'auth','0010_alter_group_name_max_length','2026-11-30 13:41:18.054809');
INSERT INTO "django_migrations" VALUES(16,'auth','0011_update_proxy_permissions','2026-11-30 13:41:18.086406');
INSERT INTO "django_migrations" VALUES(17,'auth','0012_alter_user_first_name_max_length','2026-11-30 13:41:18.170848');
INSERT INTO "django_migrations" VALUES(18,'notices','0001_initial','2026-11-30 13:41:20.156568');
INSERT INTO "django_migrations" VALUES(19,'notices','0002_importing_as_work','2026-11-30 13:41:20.687679');
INSERT INTO "django_migrations" VALUES(20,'sessions','0001_initial','2026-11-30 13:41:20.709613');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "notices_aspect" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "label" varchar(40) NOT NULL, "title" text NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "notice_id" bigint NOT NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "aspect_number_once" UNIQUE ("notice_id", "number"));
INSERT INTO "notices_aspect" VALUES(23,1,'一、','在贯彻上级决策和服务群众方面',186,10);
INSERT INTO "notices_aspect" VALUES(24,2,'二、','在落实全面从严治党责任方面',968,10);
INSERT INTO "notices_aspect" VALUES(25,3,'三、','在执行党的组织路线方面',1412,10);
INSERT INTO "notices_aspect" VALUES(26,4,'四、','在巡察和审计整改方面',1744,10);
CREATE TABLE "notices_category" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(50) NOT NULL UNIQUE, "name" varchar(40) NOT NULL, "name_en" varchar(60) NOT NULL, "scope" text NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "group_id" bigint NOT NULL REFERENCES "notices_categorygroup" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "notices_category" VALUES(1,'industry','产业与经济结构','Industry and economic structure','投资结构、产业转型、新旧动能、招商、高新技术企业数量、外贸口岸、区域功能定位',101,1);
INSERT INTO "notices_category" VALUES(2,'innovation','科技创新','Science and innovation','科研载体、研发、创新团队、知识产权',102,1);
INSERT INTO "notices_category" VALUES(3,'public-finance','财政与资金管理','Public finance and funds','财政收支、预算、直达资金、专项资金拨付与绩效、竣工财务决算',103,1);
INSERT INTO "notices_category" VALUES(4,'business-environment','营商环境与惠企政策','Business environment','惠企政策、租金减免、投资环境、通关效率、政务服务',104,1);
INSERT INTO "notices_category" VALUES(5,'major-projects','重大项目推进','Major projects','重大项目开工与进度、政府投资项目管理(非招投标违规)',105,1);
INSERT INTO "notices_category" VALUES(6,'urban-renewal','城市规划与更新','Urban planning and renewal','总体规划、城市更新、旧村改造、城镇化',201,2);
INSERT INTO "notices_category" VALUES(7,'transport','交通与市政设施','Transport and municipal works','道路、轨道、拥堵、积水点、市政管网',202,2);
INSERT INTO "notices_category" VALUES(8,'land','土地与违法建设','Land and illegal building','违法建筑、临时建筑、耕地保护、闲置与批而未供土地、宅基地',203,2);
INSERT INTO "notices_category" VALUES(9,'environment','生态环境','Ecology and environment','水、气、垃圾分类与处置、污水、环保督察',204,2);
INSERT INTO "notices_category" VALUES(10,'education','教育','Education','学位、学校建设、师资、学前教育',301,3);
INSERT INTO "notices_category" VALUES(11,'health','医疗卫生','Health care','医院、床位、社康、卫生人才',302,3);
INSERT INTO "notices_category" VALUES(12,'social-welfare','养老与社会救助','Elderly care and social aid','养老床位、低保、残疾人补贴、民生底线、就业补贴',303,3);
INSERT INTO "notices_category" VALUES(13,'housing','住房保障','Housing','保障性住房、住房困难',304,3);
INSERT INTO "notices_category" VALUES(14,'culture','文化体育','Culture and sports','文体设施与服务',305,3);
INSERT INTO "notices_category" VALUES(15,'rural','乡村振兴与农业农村','Rural development','人居环境、饮水安全、农村发展、共同缔造',306,3);
INSERT INTO "notices_category" VALUES(16,'epidemic','疫情防控','Epidemic control','疫情防控与相关统筹',307,3);
INSERT INTO "notices_category" VALUES(17,'public-security','扫黑除恶与平安建设','Crime and public order','扫黑除恶、保护伞、走私、治安',401,4);
INSERT INTO "notices_category" VALUES(18,'petitions','信访与群众诉求','Petitions and public demands','信访、12345热线、群众反映问题、民生微实事',402,4);
INSERT INTO "notices_category" VALUES(19,'safety','安全生产与应急','Safety and emergencies','危化品、成品油、道路交通安全、森林防火、值班值守',403,4);
INSERT INTO "notices_category" VALUES(20,'community','基层社会治理','Community governance','社区规模与力量、网格、物业、城乡治理体系',404,4);
INSERT INTO "notices_category" VALUES(21,'theory-study','理论学习与贯彻落实','Political study','学习重要讲话指示、中心组、宣讲、专栏',501,5);
INSERT INTO "notices_category" VALUES(22,'ideology','意识形态与网信','Ideology and online opinion','意识形态责任制、舆情、网络安全、宣传阵地',502,5);
INSERT INTO "notices_category" VALUES(23,'political-life','党内政治生活','Intra-party political life','民主生活会、组织生活会、双重组织生活、谈心谈话、主题党日、三会一课',503,5);
INSERT INTO "notices_category" VALUES(24,'party-leadership','党的领导与民主决策','Party leadership and decision-making','党组设置、领导体制、民主集中制、三重一大、违规决策、协调机制',504,5);
INSERT INTO "notices_category" VALUES(25,'main-responsibility','主体责任','Main responsibility','两个责任、第一责任人、一岗双责、以案促改',601,6);
INSERT INTO "notices_category" VALUES(26,'supervision','监督责任与执纪','Supervision and discipline enforcement','纪检监察、派驻监督、问题线索、日常监督',602,6);
INSERT INTO "notices_category" VALUES(27,'eight-rules','中央八项规定与作风','Eight rules and conduct','公车、接待、私宴、红包、办公用房、违规津补贴',603,6);
INSERT INTO "notices_category" VALUES(28,'formalism','形式主义官僚主义与不担当','Formalism and inaction','文山会海、督检考过多、不担当不作为、为官不为',604,6);
INSERT INTO "notices_category" VALUES(29,'integrity-risk','工程招采与廉政风险','Procurement and integrity risk','招投标、政府采购、购买服务、细小工程、转包分包、专项资金扶持中的利益输送',605,6);
INSERT INTO "notices_category" VALUES(30,'assets','国有与集体资产','State and collective assets','国企、平台公司、股份合作公司、集体三资',606,6);
INSERT INTO "notices_category" VALUES(31,'personnel','选人用人','Selection of officials','干部选拔任用、任免程序、超职数、队伍建设规划',701,7);
INSERT INTO "notices_category" VALUES(32,'cadre-management','干部监督管理','Oversight of cadres','个人有关事项报告、因私出国(境)、兼职、人事档案',702,7);
INSERT INTO "notices_category" VALUES(33,'grassroots-party','基层党组织建设','Grassroots party building','软弱涣散整顿、党建责任制、两新党建、国企党建、党务工作者',703,7);
INSERT INTO "notices_category" VALUES(34,'party-members','党员发展与教育管理','Party members','发展党员、流动党员、不合格党员、党费',704,7);
INSERT INTO "notices_category" VALUES(35,'inspection-rectification','巡视巡察整改','Inspection rectification','上轮巡视、巡察整改、主题教育检视问题整改、长效机制',801,8);
INSERT INTO "notices_category" VALUES(36,'audit-rectification','审计整改','Audit rectification','审计发现问题整改、审计力量、线索移送',802,8);
CREATE TABLE "notices_categorygroup" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(50) NOT NULL UNIQUE, "name" varchar(40) NOT NULL, "name_en" varchar(60) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0));
INSERT INTO "notices_categorygroup" VALUES(1,'development','经济与改革发展','Economy and reform',1);
INSERT INTO "notices_categorygroup" VALUES(2,'city','城市建设与资源环境','City and environment',2);
INSERT INTO "notices_categorygroup" VALUES(3,'livelihood','民生与公共服务','Livelihood and public services',3);
INSERT INTO "notices_categorygroup" VALUES(4,'governance','社会治理与安全','Governance and safety',4);
INSERT INTO "notices_categorygroup" VALUES(5,'politics','政治与思想建设','Politics and ideology',5);
INSERT INTO "notices_categorygroup" VALUES(6,'discipline','全面从严治党','Party discipline',6);
INSERT INTO "notices_categorygroup" VALUES(7,'organization','组织与干部队伍','Organisation and cadres',7);
INSERT INTO "notices_categorygroup" VALUES(8,'rectification','整改落实','Rectification',8);
CREATE TABLE "notices_doubt" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reason" varchar(300) NOT NULL, "words" text NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "closed" bool NOT NULL, "notice_id" bigint NOT NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "doubt_span_ends_after_start" CHECK ("end" >= ("start")));
CREATE TABLE "notices_earliertext" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "reader_version" varchar(20) NOT NULL, "parser_version" varchar(20) NOT NULL, "replaced" datetime NOT NULL, "notice_id" bigint NOT NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "notices_formerunit" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(30) NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "key" text NOT NULL, "labels" text NOT NULL CHECK ((JSON_VALID("labels") OR "labels" IS NULL)), "earlier_id" bigint NOT NULL REFERENCES "notices_earliertext" ("id") DEFERRABLE INITIALLY DEFERRED, "notice_id" bigint NOT NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "former_unit_once" UNIQUE ("notice_id", "path"));
CREATE TABLE "notices_fragment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "text" text NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "notice_id" bigint NOT NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED, "problem_id" bigint NULL REFERENCES "notices_problem" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "fragment_span_ends_after_start" CHECK ("end" >= ("start")));
INSERT INTO "notices_fragment" VALUES(91,'heading','二、整改任务落实情况',413,423,7,NULL);
INSERT INTO "notices_fragment" VALUES(120,'heading','一、在贯彻上级决策和服务群众方面',186,202,10,NULL);
INSERT INTO "notices_fragment" VALUES(121,'marker','，',242,243,10,183);
INSERT INTO "notices_fragment" VALUES(122,'marker','，',287,288,10,183);
INSERT INTO "notices_fragment" VALUES(123,'marker','，',322,323,10,184);
INSERT INTO "notices_fragment" VALUES(124,'marker','，',364,365,10,184);
INSERT INTO "notices_fragment" VALUES(125,'marker','，',434,435,10,172);
INSERT INTO "notices_fragment" VALUES(126,'marker','，',466,467,10,172);
INSERT INTO "notices_fragment" VALUES(127,'marker','，',522,523,10,172);
INSERT INTO "notices_fragment" VALUES(128,'marker','，',586,587,10,185);
INSERT INTO "notices_fragment" VALUES(129,'marker','，',615,616,10,185);
INSERT INTO "notices_fragment" VALUES(130,'marker','，',676,677,10,186);
INSERT INTO "notices_fragment" VALUES(131,'marker','，',708,709,10,186);
INSERT INTO "notices_fragment" VALUES(132,'marker','，',757,758,10,174);
INSERT INTO "notices_fragment" VALUES(133,'marker','，',785,786,10,174);
INSERT INTO "notices_fragment" VALUES(134,'marker','，',822,823,10,174);
INSERT INTO "notices_fragment" VALUES(135,'marker','，',868,869,10,175);
INSERT INTO "notices_fragment" VALUES(136,'marker','，',893,894,10,175);
INSERT INTO "notices_fragment" VALUES(137,'marker','，',941,942,10,175);
INSERT INTO "notices_fragment" VALUES(138,'heading','二、在落实全面从严治党责任方面',968,983,10,175);
INSERT INTO "notices_fragment" VALUES(139,'marker','，',1017,1018,10,187);
INSERT INTO "notices_fragment" VALUES(140,'marker','，',1067,1068,10,187);
INSERT INTO "notices_fragment" VALUES(141,'marker','，',1106,1107,10,188);
INSERT INTO "notices_fragment" VALUES(142,'marker','，',1147,1148,10,188);
INSERT INTO "notices_fragment" VALUES(143,'marker','，',1187,1188,10,177);
INSERT INTO "notices_fragment" VALUES(144,'marker','，',1215,1216,10,177);
INSERT INTO "notices_fragment" VALUES(145,'marker','，',1248,1249,10,177);
INSERT INTO "notices_fragment" VALUES(146,'marker','，',1296,1297,10,178);
INSERT INTO "notices_fragment" VALUES(147,'marker','，',1347,1348,10,178);
INSERT INTO "notices_fragment" VALUES(148,'marker','，',1384,1385,10,178);
INSERT INTO "notices_fragment" VALUES(149,'heading','三、在执行党的组织路线方面',1412,1425,10,178);
INSERT INTO "notices_fragment" VALUES(150,'marker','，',1481,1482,10,189);
INSERT INTO "notices_fragment" VALUES(151,'marker','，',1508,1509,10,189);
INSERT INTO "notices_fragment" VALUES(152,'marker','，',1558,1559,10,190);
INSERT INTO "notices_fragment" VALUES(153,'marker','，',1595,1596,10,190);
INSERT INTO "notices_fragment" VALUES(154,'marker','，',1644,1645,10,180);
INSERT INTO "notices_fragment" VALUES(155,'marker','，',1683,1684,10,180);
INSERT INTO "notices_fragment" VALUES(156,'marker','，',1718,1719,10,180);
INSERT INTO "notices_fragment" VALUES(157,'heading','四、在巡察和审计整改方面',1744,1756,10,180);
INSERT INTO "notices_fragment" VALUES(158,'marker','，',1783,1784,10,181);
INSERT INTO "notices_fragment" VALUES(159,'marker','，',1827,1828,10,181);
INSERT INTO "notices_fragment" VALUES(160,'marker','，',1858,1859,10,181);
INSERT INTO "notices_fragment" VALUES(161,'marker','，',1904,1905,10,182);
INSERT INTO "notices_fragment" VALUES(162,'marker','，',1937,1938,10,182);
INSERT INTO "notices_fragment" VALUES(163,'marker','，',1965,1966,10,182);
CREATE TABLE "notices_importbatch" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(200) NOT NULL, "duplicates" varchar(10) NOT NULL, "created" datetime NOT NULL, "owner_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "notices_importfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "name" varchar(255) NOT NULL, "sha256" varchar(64) NOT NULL, "size" integer unsigned NOT NULL CHECK ("size" >= 0), "content" varchar(100) NOT NULL, "url" varchar(500) NOT NULL, "fetched" datetime NULL, "status" varchar(10) NOT NULL, "reason" text NOT NULL, "doubt_count" integer unsigned NOT NULL CHECK ("doubt_count" >= 0), "worker" varchar(80) NOT NULL, "leased_until" datetime NULL, "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "announced" bool NOT NULL, "finished" datetime NULL, "batch_id" bigint NOT NULL REFERENCES "notices_importbatch" ("id") DEFERRABLE INITIALLY DEFERRED, "notice_id" bigint NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "import_file_number_once" UNIQUE ("batch_id", "number"));
CREATE TABLE "notices_labelling" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "rank" smallint unsigned NOT NULL CHECK ("rank" >= 0), "score" real NOT NULL, "cues" text NOT NULL CHECK ((JSON_VALID("cues") OR "cues" IS NULL)), "category_id" bigint NOT NULL REFERENCES "notices_category" ("id") DEFERRABLE INITIALLY DEFERRED, "problem_id" bigint NOT NULL REFERENCES "notices_problem" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "labelling_once" UNIQUE ("problem_id", "category_id"), CONSTRAINT "labelling_rank_once" UNIQUE ("problem_id", "rank"));
INSERT INTO "notices_labelling" VALUES(139,1,3.49,'["\u5b66\u4e60\u5185\u5bb9", "\u5b66\u4e60"]',21,114);
INSERT INTO "notices_labelling" VALUES(140,1,8.45,'["\u8425\u5546\u73af\u5883", "\u4f01\u4e1a\u670d\u52a1", "\u5ba1\u6279"]',4,115);
INSERT INTO "notices_labelling" VALUES(141,2,7.59,'["\u4ea7\u4e1a\u9879\u76ee", "\u4f01\u4e1a", "\u7269\u6d41"]',1,115);
INSERT INTO "notices_labelling" VALUES(142,1,13.55,'["\u9ed1\u81ed\u6c34\u4f53", "\u6c61\u6c34\u5904\u7406", "\u6563\u4e71\u6c61", "\u6392\u6c61", "\u6c34\u8d28", "\u751f\u6001"]',9,116);
INSERT INTO "notices_labelling" VALUES(143,1,10.7,'["\u4eba\u5c45\u73af\u5883", "\u6751\u5e84", "\u996e\u6c34", "\u6751\u6c11", "\u519c\u6237"]',15,117);
INSERT INTO "notices_labelling" VALUES(144,2,7.74,'["\u6c34\u6e90\u4fdd\u62a4", "\u5783\u573e", "\u73af\u5883"]',9,117);
INSERT INTO "notices_labelling" VALUES(145,1,10.52,'["\u8fdd\u6cd5\u5efa\u7b51", "\u62c6\u8fdd", "\u79c1\u642d\u4e71\u5efa", "\u5730\u5757"]',8,118);
INSERT INTO "notices_labelling" VALUES(146,1,8.58,'["\u517b\u8001\u5e8a\u4f4d", "\u517b\u8001\u670d\u52a1", "\u656c\u8001\u9662"]',12,119);
INSERT INTO "notices_labelling" VALUES(147,1,11.1,'["\u5b89\u5168\u751f\u4ea7\u8d23\u4efb", "\u975e\u7164\u77ff\u5c71", "\u5b89\u5168\u751f\u4ea7", "\u71c3\u6c14"]',19,120);
INSERT INTO "notices_labelling" VALUES(148,1,13.99,'["\u62db\u6295\u6807", "\u56f4\u6807\u4e32\u6807", "\u91c7\u8d2d\u5408\u540c", "\u56f4\u6807", "\u5408\u540c\u7b7e\u8ba2", "\u62db\u6807"]',29,121);
INSERT INTO "notices_labelling" VALUES(149,1,16.95,'["\u516c\u52a1\u63a5\u5f85", "\u516c\u8f66\u7ba1\u7406", "\u9690\u5f62\u53d8\u5f02", "\u516c\u8f66", "\u63a5\u5f85\u8d39"]',27,122);
INSERT INTO "notices_labelling" VALUES(150,1,7.83,'["\u540e\u5907\u529b\u91cf", "\u540e\u5907\u5e72\u90e8", "\u4e0d\u80dc\u4efb", "\u5e72\u90e8"]',31,123);
INSERT INTO "notices_labelling" VALUES(151,2,7.5,'["\u8f6f\u5f31\u6da3\u6563", "\u6751\u515a\u7ec4\u7ec7", "\u515a\u652f\u90e8", "\u7ec4\u7ec7\u529b", "\u652f\u90e8\u4e66\u8bb0", "\u6574\u987f"]',33,123);
INSERT INTO "notices_labelling" VALUES(152,1,8.57,'["\u53d1\u5c55\u515a\u5458", "\u53d1\u5c55\u5bf9\u8c61", "\u653f\u5ba1", "\u515a\u5458"]',34,124);
INSERT INTO "notices_labelling" VALUES(153,1,10.64,'["\u7763\u67e5\u8003\u6838", "\u4f1a\u8bae\u591a", "\u53f0\u8d26", "\u7763\u67e5"]',28,125);
INSERT INTO "notices_labelling" VALUES(216,1,7.45,'["\u75ab\u60c5\u9632\u63a7", "\u9632\u75ab\u7269\u8d44"]',16,171);
INSERT INTO "notices_labelling" VALUES(217,2,1.5,'["\u793e\u533a", "\u5c45\u6c11"]',20,171);
INSERT INTO "notices_labelling" VALUES(218,1,9.08,'["\u793e\u533a\u5de5\u4f5c\u8005", "\u7269\u4e1a\u7ba1\u7406", "\u7269\u4e1a", "\u5c45\u59d4\u4f1a", "\u793e\u533a", "\u8857\u9053"]',20,172);
INSERT INTO "notices_labelling" VALUES(219,1,9.2,'["\u7fa4\u4f17\u8bc9\u6c42", "\u70ed\u7ebf", "\u5de5\u5355", "\u6295\u8bc9", "\u8bc9\u6c42", "\u6c11\u751f\u5fae\u5b9e\u4e8b"]',18,173);
INSERT INTO "notices_labelling" VALUES(220,1,6.3,'["\u6c34\u4f53", "\u622a\u6c61", "\u6cb3\u9053"]',9,174);
INSERT INTO "notices_labelling" VALUES(221,1,9.55,'["\u8fdd\u6cd5\u5efa\u7b51", "\u8fdd\u5efa", "\u52a0\u5efa"]',8,175);
INSERT INTO "notices_labelling" VALUES(222,1,13.79,'["\u4e3b\u52a8\u76d1\u7763", "\u7eaa\u5de5\u59d4", "\u65e5\u5e38\u76d1\u7763", "\u7acb\u6848", "\u7ebf\u7d22\u5904\u7f6e", "\u8c08\u8bdd\u51fd\u8be2"]',26,176);
INSERT INTO "notices_labelling" VALUES(223,2,0.75,'["\u5192\u9886", "\u60e0\u6c11", "\u8865\u52a9"]',12,176);
INSERT INTO "notices_labelling" VALUES(224,1,11.68,'["\u516c\u52a1\u7528\u8f66", "\u98df\u5802\u7ba1\u7406", "\u98df\u5802", "\u5c31\u9910"]',27,177);
INSERT INTO "notices_labelling" VALUES(225,1,15.2,'["\u62db\u6295\u6807", "\u5c0f\u578b\u5de5\u7a0b", "\u5de5\u7a0b\u53d1\u5305", "\u53d1\u5305", "\u5de5\u7a0b\u6b3e", "\u5408\u540c"]',29,178);
INSERT INTO "notices_labelling" VALUES(226,1,11.16,'["\u793e\u533a\u515a\u7ec4\u7ec7", "\u7b2c\u4e00\u4e66\u8bb0", "\u529f\u80fd\u578b\u515a\u652f\u90e8", "\u4e24\u65b0\u7ec4\u7ec7", "\u515a\u5efa"]',33,179);
INSERT INTO "notices_labelling" VALUES(227,2,0.75,'["\u73ed\u5b50\u4e0d\u56e2\u7ed3", "\u73ed\u5b50\u6210\u5458"]',24,179);
INSERT INTO "notices_labelling" VALUES(228,3,0.75,'["\u505c\u8f66\u4f4d", "\u8def\u706f"]',7,179);
INSERT INTO "notices_labelling" VALUES(229,1,14.68,'["\u515a\u5458\u6559\u80b2\u7ba1\u7406", "\u53d1\u5c55\u515a\u5458", "\u5165\u515a\u6750\u6599", "\u6d41\u52a8\u515a\u5458", "\u515a\u7c4d", "\u515a\u5458"]',34,180);
INSERT INTO "notices_labelling" VALUES(230,1,21.8,'["\u4e0a\u6b21\u5de1\u5bdf", "\u5de1\u5bdf", "\u6574\u6539"]',35,181);
INSERT INTO "notices_labelling" VALUES(231,1,22.18,'["\u5ba1\u8ba1\u63d0\u51fa", "\u5ba1\u8ba1\u6574\u6539"]',36,182);
INSERT INTO "notices_labelling" VALUES(232,2,1.44,'["\u8d26\u5916\u8d26", "\u8bb0\u8d26", "\u8d44\u91d1", "\u8d22\u52a1", "\u6838\u7b97"]',3,182);
INSERT INTO "notices_labelling" VALUES(233,1,8.04,'["\u9632\u75ab\u7269\u8d44"]',16,183);
INSERT INTO "notices_labelling" VALUES(234,1,1.5,'["\u793e\u533a", "\u5c45\u6c11"]',20,184);
INSERT INTO "notices_labelling" VALUES(235,1,10.74,'["\u70ed\u7ebf", "\u5de5\u5355", "\u6295\u8bc9", "\u8bc9\u6c42"]',18,185);
INSERT INTO "notices_labelling" VALUES(236,1,10.39,'["\u6c11\u751f\u5fae\u5b9e\u4e8b"]',18,186);
INSERT INTO "notices_labelling" VALUES(237,1,5.67,'["\u7eaa\u5de5\u59d4", "\u65e5\u5e38\u76d1\u7763", "\u7acb\u6848"]',26,187);
INSERT INTO "notices_labelling" VALUES(238,2,1.41,'["\u5192\u9886", "\u60e0\u6c11", "\u8865\u52a9"]',12,187);
INSERT INTO "notices_labelling" VALUES(239,1,8.58,'["\u7ebf\u7d22\u5904\u7f6e", "\u7acb\u6848", "\u8c08\u8bdd\u51fd\u8be2", "\u7ebf\u7d22"]',26,188);
INSERT INTO "notices_labelling" VALUES(240,1,9.22,'["\u793e\u533a\u515a\u7ec4\u7ec7", "\u7b2c\u4e00\u4e66\u8bb0"]',33,189);
INSERT INTO "notices_labelling" VALUES(241,2,7.78,'["\u73ed\u5b50\u4e0d\u56e2\u7ed3", "\u73ed\u5b50\u6210\u5458"]',24,189);
INSERT INTO "notices_labelling" VALUES(242,3,1.29,'["\u505c\u8f66\u4f4d", "\u8def\u706f"]',7,189);
INSERT INTO "notices_labelling" VALUES(243,1,9.51,'["\u529f\u80fd\u578b\u515a\u652f\u90e8", "\u4e24\u65b0\u7ec4\u7ec7", "\u515a\u5efa"]',33,190);
CREATE TABLE "notices_measure" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "label" varchar(20) NOT NULL, "text" text NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "problem_id" bigint NOT NULL REFERENCES "notices_problem" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "measure_number_once" UNIQUE ("problem_id", "number"), CONSTRAINT "measure_span_ends_after_start" CHECK ("end" >= ("start")));
INSERT INTO "notices_measure" VALUES(247,1,'一是','将学习内容分解成可办事项，区委办公室附上办理单位和截止时间，没有办结的在下次会议上说明原因，半年来办结事项47件。',454,511,114);
INSERT INTO "notices_measure" VALUES(248,2,'二是','压减一般性传达会议18次，每次学习预留时间讨论本区怎么办。',515,544,114);
INSERT INTO "notices_measure" VALUES(249,3,'三是','分管区领导带着文件下基层讲政策、听意见53场，形成民情清单306条。',548,582,114);
INSERT INTO "notices_measure" VALUES(250,1,'一是','对办件量大的45个事项取消重复材料，电子证照可调用的不再要求群众提供。',617,652,115);
INSERT INTO "notices_measure" VALUES(251,2,'二是','成立企业服务驿站3个，为商户提供合同审查、用工对接等服务，累计接待2900人次。',656,696,115);
INSERT INTO "notices_measure" VALUES(252,3,'三是','公布恶意刁难企业的典型案例4起，5名干部受到处理。',700,725,115);
INSERT INTO "notices_measure" VALUES(253,4,'四是','塬北物流园返还的土地保证金7300万元中，已支付4100万元，剩余部分计划2025年5月前支付完毕。',729,779,115);
INSERT INTO "notices_measure" VALUES(254,1,'一是','沿石磨沟关停散乱污作坊42家，拆除沟边棚舍1.2万平方米。',813,842,116);
INSERT INTO "notices_measure" VALUES(255,2,'二是','建成一体化污水处理站2座，日处理1800吨，沟道水质从8月起连续四个月优于劣Ⅴ类。',846,887,116);
INSERT INTO "notices_measure" VALUES(256,3,'三是','实施生态护坡3.6公里，剩下的2.4公里计划2025年6月前完成。',891,924,116);
INSERT INTO "notices_measure" VALUES(257,1,'一是','对5个村改造户厕820座，清运积存垃圾4600吨，村庄保洁由专职队伍接手。',962,999,117);
INSERT INTO "notices_measure" VALUES(258,2,'二是','投入资金1260万元更换老化供水管道，聘用管水员37名，停水报修不过夜。',1003,1039,117);
INSERT INTO "notices_measure" VALUES(259,3,'三是','引导村民用积分兑换日用品，七成以上农户参与环境评比。',1043,1069,117);
INSERT INTO "notices_measure" VALUES(260,1,'一是','取缔沿街私搭乱建、屋顶彩钢房等违法建筑6.8万平方米，消防通道全部恢复。',1097,1133,118);
INSERT INTO "notices_measure" VALUES(261,2,'二是','查处收受好处、提前通风报信的执法人员2名，均给予留党察看、政务撤职处分。',1137,1173,118);
INSERT INTO "notices_measure" VALUES(262,3,'三是','建立拆违地块即拆即管台账，61宗空置地块中47宗已经复绿，其余14宗预计2025年4月前利用到位。',1177,1226,118);
INSERT INTO "notices_measure" VALUES(263,1,'一是','将闲置小学改建的塬北康养中心于10月试营业，首批开放养老床位160张。',1261,1296,119);
INSERT INTO "notices_measure" VALUES(264,2,'二是','把公办敬老院交由专业机构运营，入住率由44%上升到78%，收费标准三年内不涨。',1300,1339,119);
INSERT INTO "notices_measure" VALUES(265,3,'三是','计划2025年12月前新建嵌入式养老服务综合体6个。',1343,1369,119);
INSERT INTO "notices_measure" VALUES(266,1,'一是','对19家非煤矿山和砂石加工企业逐家会诊，责令停产整顿7家、取缔无证开采点5处。',1406,1445,120);
INSERT INTO "notices_measure" VALUES(267,2,'二是','推动燃气老旧管网更新，已更换管道26公里，剩余9公里计划2025年9月底前全部换完。',1449,1491,120);
INSERT INTO "notices_measure" VALUES(268,3,'三是','约谈安全生产考核落后的4个街道主要负责人，给予党纪处分3人。',1495,1525,120);
INSERT INTO "notices_measure" VALUES(269,1,'一是','市区联手办理围标串标案件3起，留置3人，挽回经济损失1140万元。',1561,1594,121);
INSERT INTO "notices_measure" VALUES(270,2,'二是','出台《塬北区政府投资项目招标人责任清单》，招标人代表由抽签产生，过程全程留痕。',1598,1637,121);
INSERT INTO "notices_measure" VALUES(271,3,'三是','对区属企业2020年以来的采购合同1930份进行体检，整改合同签订、验收等瑕疵218处，问责企业管理人员6人。',1641,1696,121);
INSERT INTO "notices_measure" VALUES(272,1,'一是','查实把公务接待转入培训中心报账的问题9起，追回费用8.7万元，处分11人。',1729,1766,122);
INSERT INTO "notices_measure" VALUES(273,2,'二是','将公车统一编号、统一保险、统一维修，取消单位自行联系的定点维修厂14家。',1770,1806,122);
INSERT INTO "notices_measure" VALUES(274,3,'三是','每月把接待费前五位的单位向区委常委会报告。',1810,1831,122);
INSERT INTO "notices_measure" VALUES(275,1,'一是','培养后备干部210名，每个村（社区）不少于2名。',1869,1893,123);
INSERT INTO "notices_measure" VALUES(276,2,'二是','撤换不胜任的支部书记9名，从退役军人、返乡大学毕业生中选配6名，另外3名由街道干部下派担任。',1897,1943,123);
INSERT INTO "notices_measure" VALUES(277,3,'三是','整顿软弱涣散村党组织5个，10月评估后4个退出整顿，剩余1个将继续整顿至2025年3月。',1947,1991,123);
INSERT INTO "notices_measure" VALUES(278,1,'一是','规范发展党员全程纪实，对3个支部先开大会后政审的17名发展对象全部按程序重新办理。',2023,2064,124);
INSERT INTO "notices_measure" VALUES(279,2,'二是','问责负有审查责任的组织委员4人。',2068,2084,124);
INSERT INTO "notices_measure" VALUES(280,3,'三是','扩大产业工人和青年人才名额，今年发展的205名党员中，35岁以下占六成。',2088,2124,124);
INSERT INTO "notices_measure" VALUES(281,1,'一是','区级部门对街道的考核由68项压减为15项，取消台账评比。',2158,2186,125);
INSERT INTO "notices_measure" VALUES(282,2,'二是','同类督查每季度只进一次门，多部门检查合并填写一张表，半年少发督查通知83份。',2190,2228,125);
INSERT INTO "notices_measure" VALUES(283,3,'三是','给社区松绑，清理各类工作机构标牌1150块。',2232,2254,125);
INSERT INTO "notices_measure" VALUES(355,1,'首先','按每千人配备3名的标准补齐社区工作者18名，6月全部上岗。',435,464,172);
INSERT INTO "notices_measure" VALUES(356,2,'其次','成立街道物业管理联合会，把欠缴物业费、维修资金使用、车位纠纷等问题分类调处，已调处189件，成功152件。',467,520,172);
INSERT INTO "notices_measure" VALUES(357,3,'再次','把社区居委会承担的填报事项由63项减少为24项。',523,547,172);
INSERT INTO "notices_measure" VALUES(358,1,'首先','拆除沿岸养鸭棚11处，封堵餐饮店私接排水口34个。',758,783,174);
INSERT INTO "notices_measure" VALUES(359,2,'其次','由街道、水务、社区各出一名干部组成巡河小组，每周走完2.9公里河道。',786,820,174);
INSERT INTO "notices_measure" VALUES(360,3,'再次','截污改造已开工，计划2023年4月前通水。',823,844,174);
INSERT INTO "notices_measure" VALUES(361,1,'首先','用无人机拍摄辖区屋面，确认违法加盖135处。',869,891,175);
INSERT INTO "notices_measure" VALUES(362,2,'其次','自行拆除98处、联合拆除22处，剩余15处已作出限期拆除决定，预计2022年12月前完成。',894,939,175);
INSERT INTO "notices_measure" VALUES(363,3,'再次','给主动举报的居民发放奖励，7月以来新增违建为零。',942,966,175);
INSERT INTO "notices_measure" VALUES(364,1,'首先','3辆执法车辆实行一车一档，出车里程、用途每月公示。',1188,1213,177);
INSERT INTO "notices_measure" VALUES(365,2,'其次','食堂收支与机关账务分开，收回外来人员免费就餐费用1.6万元。',1216,1246,177);
INSERT INTO "notices_measure" VALUES(366,3,'再次','追责2人，其中1人受到党内警告处分。',1249,1267,177);
INSERT INTO "notices_measure" VALUES(367,1,'首先','对2019年以来56个零星修缮合同重新审核，查明未经比选的14个、金额合计168万元，问责4人。',1297,1345,178);
INSERT INTO "notices_measure" VALUES(368,2,'其次','出台《竹坞街道零星工程发包办法》，同一施工单位一年承接不得超过3项。',1348,1382,178);
INSERT INTO "notices_measure" VALUES(369,3,'再次','引入造价咨询机构复核结算，核减工程款21.7万元。',1385,1410,178);
INSERT INTO "notices_measure" VALUES(370,1,'首先','对2018年以来新发展的63名党员逐人核实入党材料，补充函调证明12份。',1645,1681,180);
INSERT INTO "notices_measure" VALUES(371,2,'其次','找到失去联系的党员9名，重新编入支部7名，另外2名依规停止党籍。',1684,1716,180);
INSERT INTO "notices_measure" VALUES(372,3,'再次','流动党员按季度报到，同时可在外地社区参加学习。',1719,1742,180);
INSERT INTO "notices_measure" VALUES(373,1,'首先','翻出2018年巡察遗留的4个事项，其中集体土地租金追缴和老礼堂产权登记于8月完成。',1784,1825,181);
INSERT INTO "notices_measure" VALUES(374,2,'其次','两处社区用房办证需要补测面积，力争2023年6月前完成。',1828,1856,181);
INSERT INTO "notices_measure" VALUES(375,3,'再次','对虚报整改完成的原经办人提醒谈话。',1859,1876,181);
INSERT INTO "notices_measure" VALUES(376,1,'首先','收回欠租39.5万元，追缴率达到78%，欠款人名单报区法院。',1905,1935,182);
INSERT INTO "notices_measure" VALUES(377,2,'其次','撤销账外账户1个，资金11.2万元转入街道财务账。',1938,1963,182);
INSERT INTO "notices_measure" VALUES(378,3,'再次','7月起社区财务由代理记账中心统一核算。',1966,1985,182);
INSERT INTO "notices_measure" VALUES(379,1,'第一','清点街道和社区两级仓库，补登防护服、测温枪等物资1.8万件，报废过期消杀用品46箱。',243,285,183);
INSERT INTO "notices_measure" VALUES(380,2,'第二','物资进出由两人签字，月底与区卫健局对账。',288,308,183);
INSERT INTO "notices_measure" VALUES(381,1,'第一','为独居老人、透析患者、孕产妇建立372人的联系名单，由社区干部一对一送药送餐。',323,362,184);
INSERT INTO "notices_measure" VALUES(382,2,'第二','组建由128名居民组成的楼栋互助队，每队备有备用钥匙登记本和应急电话卡。',365,401,184);
INSERT INTO "notices_measure" VALUES(383,1,'第一','首办科室对诉求负责到底，退单须由街道主要负责人签字。',587,613,185);
INSERT INTO "notices_measure" VALUES(384,2,'第二','每周五召开疑难诉求碰头会，26个反复投诉的噪声、渗水、占道事项办结23个。',616,653,185);
INSERT INTO "notices_measure" VALUES(385,1,'第一','暂停实施居民不赞成的凉亭、雕塑项目2个，退回资金41万元。',677,706,186);
INSERT INTO "notices_measure" VALUES(386,2,'第二','2023年项目由居民议事会投票产生，得票过半方可立项。',709,736,186);
INSERT INTO "notices_measure" VALUES(387,1,'第一','纪工委每季度围绕一个主题做小切口检查，已检查惠民补助、食堂采购、社区印章管理，发现问题37个。',1018,1065,187);
INSERT INTO "notices_measure" VALUES(388,2,'第二','约谈失职干部6人，对1名虚报冒领补助的社区干部立案。',1068,1094,187);
INSERT INTO "notices_measure" VALUES(389,1,'第一','对2020年后收到的13件线索重新评估，转立案2件、了结9件、谈话函询2件。',1107,1145,188);
INSERT INTO "notices_measure" VALUES(390,2,'第二','每半年公布一次线索处置结果。',1148,1162,188);
INSERT INTO "notices_measure" VALUES(391,1,'第一','调整香樟社区书记，选派街道机关干部兼任第一书记。',1482,1506,189);
INSERT INTO "notices_measure" VALUES(392,2,'第二','组织社区班子成员逐家认领民生难题，半年来落实停车位、路灯等事项17件。',1509,1544,189);
INSERT INTO "notices_measure" VALUES(393,1,'第一','在辖区一栋商务楼宇和一条夜市街成立功能型党支部，覆盖个体户243家。',1559,1593,190);
INSERT INTO "notices_measure" VALUES(394,2,'第二','选派党建指导员14名，每月上门不少于两次。',1596,1617,190);
CREATE TABLE "notices_notice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL UNIQUE, "title" varchar(300) NOT NULL, "issuer" varchar(200) NOT NULL, "kind" varchar(10) NOT NULL, "tier" varchar(10) NOT NULL, "team" varchar(100) NOT NULL, "round" varchar(100) NOT NULL, "inspection_start" date NULL, "inspection_end" date NULL, "feedback_date" date NULL, "published" date NULL, "signed" date NULL, "source" varchar(200) NOT NULL, "url" varchar(500) NOT NULL, "contact" text NOT NULL CHECK ((JSON_VALID("contact") OR "contact" IS NULL)), "text" text NOT NULL, "reader_version" varchar(20) NOT NULL, "parser_version" varchar(20) NOT NULL, "is_sample" bool NOT NULL, "curated_facts" text NOT NULL CHECK ((JSON_VALID("curated_facts") OR "curated_facts" IS NULL)), "created" datetime NOT NULL, "updated" datetime NOT NULL, "place_id" bigint NULL REFERENCES "notices_place" ("id") DEFERRABLE INITIALLY DEFERRED, "fetched" datetime NULL, CONSTRAINT "notice_inspection_ends_after_start" CHECK (("inspection_end" >= ("inspection_start") OR "inspection_start" IS NULL OR "inspection_end" IS NULL)), CONSTRAINT "notice_has_text" CHECK (NOT ("text" = '')));
INSERT INTO "notices_notice" VALUES(7,'yuanbei-2024','中共砾原市塬北区委关于市委巡察整改情况的通报','中共砾原市塬北区委','巡察','市','市委第一巡察组','','2024-03-18','2024-05-17','2024-07-03','2024-12-20','2024-12-18','示例数据（虚构）','','{"phone": ["0000-5550193"], "email": ["yuanbei@example.org"], "address": "\u6714\u539f\u7701\u783e\u539f\u5e02\u586c\u5317\u533a\u5927\u6881\u8def31\u53f7\u533a\u59d4\u529e\u516c\u5ba4", "postcode": "999193"}','首页 > 新闻 > 公告公示

中共砾原市塬北区委关于市委巡察整改情况的通报

2024年12月20日 10:30
来源：示例数据（虚构）

根据市委巡察工作规划，2024年3月18日至5月17日，市委第一巡察组对塬北区开展了常规巡察，并延伸巡察了6个街道、4家区属企业。2024年7月3日，巡察组反馈了巡察意见。现将整改情况向社会公布。

一、把整改落实作为一项政治任务来抓

区委第一时间召开常委会会议，研究梳理反馈意见提出的3个方面12个问题，向社会公开承诺：整改不躲、不拖、不掺假。

压实责任链条。区委书记、区长共同担任整改工作领导小组组长，区委常委会每月至少听取一次进展报告。半年来，领导小组召开会议9次，对进度慢的4个部门当面点题、当场定责。

强化结果导向。整改效果不由部门自己说了算，邀请人大代表、居民代表和企业代表组成评估小组，走访群众1360人次，收回评估表1280份，满意和基本满意的占92.4%。

二、整改任务落实情况

1.关于“学习上级文件以转发代替落实”问题的整改。

一是将学习内容分解成可办事项，区委办公室附上办理单位和截止时间，没有办结的在下次会议上说明原因，半年来办结事项47件。

二是压减一般性传达会议18次，每次学习预留时间讨论本区怎么办。

三是分管区领导带着文件下基层讲政策、听意见53场，形成民情清单306条。

2.关于“产业项目审批繁琐、营商环境改善不快”问题的整改。

一是对办件量大的45个事项取消重复材料，电子证照可调用的不再要求群众提供。

二是成立企业服务驿站3个，为商户提供合同审查、用工对接等服务，累计接待2900人次。

三是公布恶意刁难企业的典型案例4起，5名干部受到处理。

四是塬北物流园返还的土地保证金7300万元中，已支付4100万元，剩余部分计划2025年5月前支付完毕。

3.关于“石磨沟黑臭水体和散乱排污整治不力”问题的整改。

一是沿石磨沟关停散乱污作坊42家，拆除沟边棚舍1.2万平方米。

二是建成一体化污水处理站2座，日处理1800吨，沟道水质从8月起连续四个月优于劣Ⅴ类。

三是实施生态护坡3.6公里，剩下的2.4公里计划2025年6月前完成。

4.关于“水源保护区内村庄人居环境差、饮水管护缺位”问题的整改。

一是对5个村改造户厕820座，清运积存垃圾4600吨，村庄保洁由专职队伍接手。

二是投入资金1260万元更换老化供水管道，聘用管水员37名，停水报修不过夜。

三是引导村民用积分兑换日用品，七成以上农户参与环境评比。

5.关于“违法建筑处置前紧后松”问题的整改。

一是取缔沿街私搭乱建、屋顶彩钢房等违法建筑6.8万平方米，消防通道全部恢复。

二是查处收受好处、提前通风报信的执法人员2名，均给予留党察看、政务撤职处分。

三是建立拆违地块即拆即管台账，61宗空置地块中47宗已经复绿，其余14宗预计2025年4月前利用到位。

6.关于“街道医养设施不足、养老床位利用率低”问题的整改。

一是将闲置小学改建的塬北康养中心于10月试营业，首批开放养老床位160张。

二是把公办敬老院交由专业机构运营，入住率由44%上升到78%，收费标准三年内不涨。

三是计划2025年12月前新建嵌入式养老服务综合体6个。

7.关于“矿山、燃气等领域安全生产责任落不到现场”问题的整改。

一是对19家非煤矿山和砂石加工企业逐家会诊，责令停产整顿7家、取缔无证开采点5处。

二是推动燃气老旧管网更新，已更换管道26公里，剩余9公里计划2025年9月底前全部换完。

三是约谈安全生产考核落后的4个街道主要负责人，给予党纪处分3人。

8.关于“工程招投标中领导干部打招呼、企业围标”问题的整改。

一是市区联手办理围标串标案件3起，留置3人，挽回经济损失1140万元。

二是出台《塬北区政府投资项目招标人责任清单》，招标人代表由抽签产生，过程全程留痕。

三是对区属企业2020年以来的采购合同1930份进行体检，整改合同签订、验收等瑕疵218处，问责企业管理人员6人。

9.关于“公车管理混乱、公务接待隐形变异”问题的整改。

一是查实把公务接待转入培训中心报账的问题9起，追回费用8.7万元，处分11人。

二是将公车统一编号、统一保险、统一维修，取消单位自行联系的定点维修厂14家。

三是每月把接待费前五位的单位向区委常委会报告。

10.关于“村（社区）党支部组织力弱、后备力量不足”问题的整改。

一是培养后备干部210名，每个村（社区）不少于2名。

二是撤换不胜任的支部书记9名，从退役军人、返乡大学毕业生中选配6名，另外3名由街道干部下派担任。

三是整顿软弱涣散村党组织5个，10月评估后4个退出整顿，剩余1个将继续整顿至2025年3月。

11.关于“发展党员论资排辈、程序倒置”问题的整改。

一是规范发展党员全程纪实，对3个支部先开大会后政审的17名发展对象全部按程序重新办理。

二是问责负有审查责任的组织委员4人。

三是扩大产业工人和青年人才名额，今年发展的205名党员中，35岁以下占六成。

12.关于“基层会议多、材料多、督查考核多”问题的整改。

一是区级部门对街道的考核由68项压减为15项，取消台账评比。

二是同类督查每季度只进一次门，多部门检查合并填写一张表，半年少发督查通知83份。

三是给社区松绑，清理各类工作机构标牌1150块。

三、再接再厉，确保整改不断档

塬北区委将把长效机制摆到更突出的位置。未完成的事项列入明年重点工作，每两个月调度一次；已完成的事项逐个复查，谁反弹就追谁的责；适时向市委报告整改的完整情况。

公众如有建议，可在2025年1月20日前与我们联系。联系电话：0000-5550193；来信地址：朔原省砾原市塬北区大梁路31号区委办公室；邮政编码999193；电子邮箱：yuanbei@example.org。

中共砾原市塬北区委

二〇二四年十二月十八日
','1','1',0,'[]','2026-11-30 13:41:31.062938','2026-11-30 13:41:31.062959',14,NULL);
INSERT INTO "notices_notice" VALUES(10,'zhuwu-2022','中共云泽市望麓区竹坞街道工作委员会关于区委巡察整改情况的通报','中共云泽市望麓区竹坞街道工作委员会','巡察','区县','市委巡察二组','','2022-03-01','2022-04-15','2022-05-20','2022-10-21','2022-10-20','示例数据（虚构）','','{"phone": ["0000-5550179"], "email": ["zhuwu@example.org"], "address": "\u9752\u5c9a\u7701\u4e91\u6cfd\u5e02\u671b\u9e93\u533a\u7af9\u575e\u8857\u9053\u9752\u7bf1\u5df73\u53f7", "postcode": "999179"}','中共云泽市望麓区竹坞街道工作委员会关于区委巡察整改情况的通报
中共云泽市望麓区竹坞街道工作委员会关于区委巡察整改情况的通报
来源：示例数据（虚构）　日期：2022-10-21　阅读量：1024

2022年3月1日至4月15日，望麓区委第二巡察组对竹坞街道党工委及所辖9个社区党组织开展了巡察，并于2022年5月20日反馈。依照巡察工作有关要求，现将整改情况公布如下。

一、在贯彻上级决策和服务群众方面

（一）关于疫情防控常态化机制不牢的问题。
1.针对防疫物资管理混乱问题。第一，清点街道和社区两级仓库，补登防护服、测温枪等物资1.8万件，报废过期消杀用品46箱。第二，物资进出由两人签字，月底与区卫健局对账。
2.规范重点人群服务。第一，为独居老人、透析患者、孕产妇建立372人的联系名单，由社区干部一对一送药送餐。第二，组建由128名居民组成的楼栋互助队，每队备有备用钥匙登记本和应急电话卡。

（二）关于社区工作力量薄弱、物业矛盾长期得不到调处的问题。首先，按每千人配备3名的标准补齐社区工作者18名，6月全部上岗。其次，成立街道物业管理联合会，把欠缴物业费、维修资金使用、车位纠纷等问题分类调处，已调处189件，成功152件。再次，把社区居委会承担的填报事项由63项减少为24项。

（三）关于群众诉求办理质量不高的问题。
1.针对热线工单反复转派问题。第一，首办科室对诉求负责到底，退单须由街道主要负责人签字。第二，每周五召开疑难诉求碰头会，26个反复投诉的噪声、渗水、占道事项办结23个。
2.针对民生微实事项目脱离居民需求问题。第一，暂停实施居民不赞成的凉亭、雕塑项目2个，退回资金41万元。第二，2023年项目由居民议事会投票产生，得票过半方可立项。

（四）关于竹溪支流水体黑臭的问题。首先，拆除沿岸养鸭棚11处，封堵餐饮店私接排水口34个。其次，由街道、水务、社区各出一名干部组成巡河小组，每周走完2.9公里河道。再次，截污改造已开工，计划2023年4月前通水。

（五）关于屋顶加建、违法建筑增多的问题。首先，用无人机拍摄辖区屋面，确认违法加盖135处。其次，自行拆除98处、联合拆除22处，剩余15处已作出限期拆除决定，预计2022年12月前完成。再次，给主动举报的居民发放奖励，7月以来新增违建为零。

二、在落实全面从严治党责任方面

（一）关于街道纪工委主动监督不多的问题。
1.加强日常监督。第一，纪工委每季度围绕一个主题做小切口检查，已检查惠民补助、食堂采购、社区印章管理，发现问题37个。第二，约谈失职干部6人，对1名虚报冒领补助的社区干部立案。
2.用活线索处置。第一，对2020年后收到的13件线索重新评估，转立案2件、了结9件、谈话函询2件。第二，每半年公布一次线索处置结果。

（二）关于公务用车和食堂管理不规范的问题。首先，3辆执法车辆实行一车一档，出车里程、用途每月公示。其次，食堂收支与机关账务分开，收回外来人员免费就餐费用1.6万元。再次，追责2人，其中1人受到党内警告处分。

（三）关于小型工程招投标监管不严、发包随意的问题。首先，对2019年以来56个零星修缮合同重新审核，查明未经比选的14个、金额合计168万元，问责4人。其次，出台《竹坞街道零星工程发包办法》，同一施工单位一年承接不得超过3项。再次，引入造价咨询机构复核结算，核减工程款21.7万元。

三、在执行党的组织路线方面

（一）关于社区党组织作用发挥不充分的问题。
1.整改“一个社区党组织班子不团结、连续两年排名末位”问题。第一，调整香樟社区书记，选派街道机关干部兼任第一书记。第二，组织社区班子成员逐家认领民生难题，半年来落实停车位、路灯等事项17件。
2.扩大两新组织覆盖。第一，在辖区一栋商务楼宇和一条夜市街成立功能型党支部，覆盖个体户243家。第二，选派党建指导员14名，每月上门不少于两次。

（二）关于发展党员和党员教育管理不严格的问题。首先，对2018年以来新发展的63名党员逐人核实入党材料，补充函调证明12份。其次，找到失去联系的党员9名，重新编入支部7名，另外2名依规停止党籍。再次，流动党员按季度报到，同时可在外地社区参加学习。

四、在巡察和审计整改方面

（一）关于上次巡察指出的老问题还未改完的问题。首先，翻出2018年巡察遗留的4个事项，其中集体土地租金追缴和老礼堂产权登记于8月完成。其次，两处社区用房办证需要补测面积，力争2023年6月前完成。再次，对虚报整改完成的原经办人提醒谈话。

（二）关于审计提出的欠租、账外资金未纠正的问题。首先，收回欠租39.5万元，追缴率达到78%，欠款人名单报区法院。其次，撤销账外账户1个，资金11.2万元转入街道财务账。再次，7月起社区财务由代理记账中心统一核算。

如需反映问题或提出建议，请与竹坞街道党工委办公室联系。联系电话：0000-5550179；通信地址：青岚省云泽市望麓区竹坞街道青篱巷3号；邮政编码：999179；电子邮箱：zhuwu@example.org。

中共云泽市望麓区竹坞街道工作委员会
2022年10月20日
','1','1',0,'["team"]','2026-11-30 13:41:31.462466','2026-11-30 13:42:15.249553',17,NULL);
CREATE TABLE "notices_original" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "media_type" varchar(100) NOT NULL, "sha256" varchar(64) NOT NULL, "size" integer unsigned NOT NULL CHECK ("size" >= 0), "imported" datetime NOT NULL, "notice_id" bigint NOT NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED, "content" varchar(100) NOT NULL, CONSTRAINT "original_once_a_notice" UNIQUE ("notice_id", "sha256"));
INSERT INTO "notices_original" VALUES(7,'yuanbei-2024.txt','text/plain','fec4e220bfc954ff2dfcb4c608362a27f81ffb3c8f735e4df475619670b7af17',6587,'2026-11-30 13:41:31.079888',7,'fe/fec4e220bfc954ff2dfcb4c608362a27f81ffb3c8f735e4df475619670b7af17');
INSERT INTO "notices_original" VALUES(10,'zhuwu-2022.txt','text/plain','a992d171d53e2c3b3fe66d1f3c77bb5b60b252b540ac5dda6d07452e97907903',5803,'2026-11-30 13:41:31.470278',10,'a9/a992d171d53e2c3b3fe66d1f3c77bb5b60b252b540ac5dda6d07452e97907903');
CREATE TABLE "notices_part" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "label" varchar(20) NOT NULL, "title" text NOT NULL, "role" varchar(20) NOT NULL, "start" integer unsigned NOT NULL CHECK ("start" >= 0), "end" integer unsigned NOT NULL CHECK ("end" >= 0), "notice_id" bigint NOT NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "part_number_once" UNIQUE ("notice_id", "number"), CONSTRAINT "part_span_ends_after_start" CHECK ("end" >= ("start")));
INSERT INTO "notices_part" VALUES(21,1,'一、','把整改落实作为一项政治任务来抓','organisation',171,411,7);
INSERT INTO "notices_part" VALUES(22,2,'二、','整改任务落实情况','rectification',413,2254,7);
INSERT INTO "notices_part" VALUES(23,3,'三、','再接再厉，确保整改不断档','outlook',2256,2350,7);
INSERT INTO "notices_part" VALUES(30,1,'一、','在贯彻上级决策和服务群众方面','rectification',186,966,10);
INSERT INTO "notices_part" VALUES(31,2,'二、','在落实全面从严治党责任方面','rectification',968,1410,10);
INSERT INTO "notices_part" VALUES(32,3,'三、','在执行党的组织路线方面','rectification',1412,1742,10);
INSERT INTO "notices_part" VALUES(33,4,'四、','在巡察和审计整改方面','rectification',1744,1985,10);
CREATE TABLE "notices_place" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "code" varchar(80) NOT NULL UNIQUE, "name" varchar(60) NOT NULL, "level" varchar(10) NOT NULL, "parent_id" bigint NULL REFERENCES "notices_place" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "notices_place" VALUES(1,'cn-qinglansheng','青岚省','province',NULL);
INSERT INTO "notices_place" VALUES(2,'cn-qinglansheng-lanyushi','岚屿市','city',1);
INSERT INTO "notices_place" VALUES(3,'cn-qinglansheng-lanyushi-baiqiaoqu','柏桥区','district',2);
INSERT INTO "notices_place" VALUES(4,'cn-qinglansheng-yunzeshi','云泽市','city',1);
INSERT INTO "notices_place" VALUES(5,'cn-qinglansheng-yunzeshi-linxiqu','临溪区','district',4);
INSERT INTO "notices_place" VALUES(6,'cn-xichuansheng','汐川省','province',NULL);
INSERT INTO "notices_place" VALUES(7,'cn-xichuansheng-poningshi','泊宁市','city',6);
INSERT INTO "notices_place" VALUES(8,'cn-xichuansheng-poningshi-lutingxian','芦汀县','district',7);
INSERT INTO "notices_place" VALUES(9,'cn-xichuansheng-poningshi-tingchaoqu','听潮区','district',7);
INSERT INTO "notices_place" VALUES(10,'cn-xichuansheng-tangpushi','棠浦市','city',6);
INSERT INTO "notices_place" VALUES(11,'cn-xichuansheng-tangpushi-tongjinqu','桐津区','district',10);
INSERT INTO "notices_place" VALUES(12,'cn-shuoyuansheng','朔原省','province',NULL);
INSERT INTO "notices_place" VALUES(13,'cn-shuoyuansheng-liyuanshi','砾原市','city',12);
INSERT INTO "notices_place" VALUES(14,'cn-shuoyuansheng-liyuanshi-yuanbeiqu','塬北区','district',13);
INSERT INTO "notices_place" VALUES(15,'cn-qinglansheng-lanyushi-yuwanxinqu','屿湾新区','district',2);
INSERT INTO "notices_place" VALUES(16,'cn-xichuansheng-tangpushi-zhenhequ','枕河区','district',10);
INSERT INTO "notices_place" VALUES(17,'cn-qinglansheng-yunzeshi-wangluqu','望麓区','district',4);
CREATE TABLE "notices_problem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "kind" varchar(10) NOT NULL, "label" varchar(40) NOT NULL, "title" text NOT NULL, "heading" text NOT NULL, "heading_start" integer unsigned NOT NULL CHECK ("heading_start" >= 0), "heading_end" integer unsigned NOT NULL CHECK ("heading_end" >= 0), "confidence" real NOT NULL, "curated" bool NOT NULL, "aspect_id" bigint NULL REFERENCES "notices_aspect" ("id") DEFERRABLE INITIALLY DEFERRED, "notice_id" bigint NOT NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL REFERENCES "notices_problem" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "problem_heading_span_ends_after_start" CHECK ("heading_end" >= ("heading_start")));
INSERT INTO "notices_problem" VALUES(114,1,'problem','1.','学习上级文件以转发代替落实','1.关于“学习上级文件以转发代替落实”问题的整改。',425,450,0.42,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(115,2,'problem','2.','产业项目审批繁琐、营商环境改善不快','2.关于“产业项目审批繁琐、营商环境改善不快”问题的整改。',584,613,0.49,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(116,3,'problem','3.','石磨沟黑臭水体和散乱排污整治不力','3.关于“石磨沟黑臭水体和散乱排污整治不力”问题的整改。',781,809,0.92,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(117,4,'problem','4.','水源保护区内村庄人居环境差、饮水管护缺位','4.关于“水源保护区内村庄人居环境差、饮水管护缺位”问题的整改。',926,958,0.58,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(118,5,'problem','5.','违法建筑处置前紧后松','5.关于“违法建筑处置前紧后松”问题的整改。',1071,1093,0.89,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(119,6,'problem','6.','街道医养设施不足、养老床位利用率低','6.关于“街道医养设施不足、养老床位利用率低”问题的整改。',1228,1257,0.83,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(120,7,'problem','7.','矿山、燃气等领域安全生产责任落不到现场','7.关于“矿山、燃气等领域安全生产责任落不到现场”问题的整改。',1371,1402,0.67,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(121,8,'problem','8.','工程招投标中领导干部打招呼、企业围标','8.关于“工程招投标中领导干部打招呼、企业围标”问题的整改。',1527,1557,0.89,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(122,9,'problem','9.','公车管理混乱、公务接待隐形变异','9.关于“公车管理混乱、公务接待隐形变异”问题的整改。',1698,1725,0.93,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(123,10,'problem','10.','村（社区）党支部组织力弱、后备力量不足','10.关于“村（社区）党支部组织力弱、后备力量不足”问题的整改。',1833,1865,0.46,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(124,11,'problem','11.','发展党员论资排辈、程序倒置','11.关于“发展党员论资排辈、程序倒置”问题的整改。',1993,2019,0.86,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(125,12,'problem','12.','基层会议多、材料多、督查考核多','12.关于“基层会议多、材料多、督查考核多”问题的整改。',2126,2154,0.9,0,NULL,7,NULL);
INSERT INTO "notices_problem" VALUES(171,1,'problem','（一）','疫情防控常态化机制不牢','（一）关于疫情防控常态化机制不牢的问题。',204,224,0.79,0,23,10,NULL);
INSERT INTO "notices_problem" VALUES(172,2,'problem','（二）','社区工作力量薄弱、物业矛盾长期得不到调处','（二）关于社区工作力量薄弱、物业矛盾长期得不到调处的问题。',403,432,0.87,0,23,10,NULL);
INSERT INTO "notices_problem" VALUES(173,3,'problem','（三）','群众诉求办理质量不高','（三）关于群众诉求办理质量不高的问题。',549,568,0.9,0,23,10,NULL);
INSERT INTO "notices_problem" VALUES(174,4,'problem','（四）','竹溪支流水体黑臭','（四）关于竹溪支流水体黑臭的问题。',738,755,0.85,0,23,10,NULL);
INSERT INTO "notices_problem" VALUES(175,5,'problem','（五）','屋顶加建、违法建筑增多','（五）关于屋顶加建、违法建筑增多的问题。',846,866,0.9,0,23,10,NULL);
INSERT INTO "notices_problem" VALUES(176,6,'problem','（一）','街道纪工委主动监督不多','（一）关于街道纪工委主动监督不多的问题。',985,1005,0.89,0,24,10,NULL);
INSERT INTO "notices_problem" VALUES(177,7,'problem','（二）','公务用车和食堂管理不规范','（二）关于公务用车和食堂管理不规范的问题。',1164,1185,0.9,0,24,10,NULL);
INSERT INTO "notices_problem" VALUES(178,8,'problem','（三）','小型工程招投标监管不严、发包随意','（三）关于小型工程招投标监管不严、发包随意的问题。',1269,1294,0.93,0,24,10,NULL);
INSERT INTO "notices_problem" VALUES(179,9,'problem','（一）','社区党组织作用发挥不充分','（一）关于社区党组织作用发挥不充分的问题。',1427,1448,0.89,0,25,10,NULL);
INSERT INTO "notices_problem" VALUES(180,10,'problem','（二）','发展党员和党员教育管理不严格','（二）关于发展党员和党员教育管理不严格的问题。',1619,1642,0.93,0,25,10,NULL);
INSERT INTO "notices_problem" VALUES(181,11,'problem','（一）','上次巡察指出的老问题还未改完','（一）关于上次巡察指出的老问题还未改完的问题。',1758,1781,0.94,0,26,10,NULL);
INSERT INTO "notices_problem" VALUES(182,12,'problem','（二）','审计提出的欠租、账外资金未纠正','（二）关于审计提出的欠租、账外资金未纠正的问题。',1878,1902,0.91,0,26,10,NULL);
INSERT INTO "notices_problem" VALUES(183,1,'problem','1.','防疫物资管理混乱','1.针对防疫物资管理混乱问题。',225,240,0.86,0,23,10,171);
INSERT INTO "notices_problem" VALUES(184,2,'action','2.','规范重点人群服务','2.规范重点人群服务。',309,320,0.14,0,23,10,171);
INSERT INTO "notices_problem" VALUES(185,1,'problem','1.','热线工单反复转派','1.针对热线工单反复转派问题。',569,584,0.88,0,23,10,173);
INSERT INTO "notices_problem" VALUES(186,2,'problem','2.','民生微实事项目脱离居民需求','2.针对民生微实事项目脱离居民需求问题。',654,674,0.82,0,23,10,173);
INSERT INTO "notices_problem" VALUES(187,1,'action','1.','加强日常监督','1.加强日常监督。',1006,1015,0.74,0,24,10,176);
INSERT INTO "notices_problem" VALUES(188,2,'action','2.','用活线索处置','2.用活线索处置。',1095,1104,0.9,0,24,10,176);
INSERT INTO "notices_problem" VALUES(189,1,'problem','1.','一个社区党组织班子不团结、连续两年排名末位','1.整改“一个社区党组织班子不团结、连续两年排名末位”问题。',1449,1479,0.52,0,25,10,179);
INSERT INTO "notices_problem" VALUES(190,2,'action','2.','扩大两新组织覆盖','2.扩大两新组织覆盖。',1545,1556,0.9,0,25,10,179);
CREATE TABLE "notices_textband" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "value" bigint NOT NULL, "notice_id" bigint NOT NULL REFERENCES "notices_notice" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "notices_textband" VALUES(97,4214393412810276933,7);
INSERT INTO "notices_textband" VALUES(98,7324989760797024021,7);
INSERT INTO "notices_textband" VALUES(99,2615321667688631140,7);
INSERT INTO "notices_textband" VALUES(100,5870853351582004849,7);
INSERT INTO "notices_textband" VALUES(101,1493423735849208027,7);
INSERT INTO "notices_textband" VALUES(102,3865368607160600494,7);
INSERT INTO "notices_textband" VALUES(103,1422375475431875494,7);
INSERT INTO "notices_textband" VALUES(104,-9012845869437140834,7);
INSERT INTO "notices_textband" VALUES(105,-6106678812891213141,7);
INSERT INTO "notices_textband" VALUES(106,2175576876909209462,7);
INSERT INTO "notices_textband" VALUES(107,-5067913633736153552,7);
INSERT INTO "notices_textband" VALUES(108,8758921001058118811,7);
INSERT INTO "notices_textband" VALUES(109,1089911252326413773,7);
INSERT INTO "notices_textband" VALUES(110,-5666471953042212332,7);
INSERT INTO "notices_textband" VALUES(111,-3421946945011819681,7);
INSERT INTO "notices_textband" VALUES(112,-5534450443162348118,7);
INSERT INTO "notices_textband" VALUES(145,-3542450954590762539,10);
INSERT INTO "notices_textband" VALUES(146,1935985644531226955,10);
INSERT INTO "notices_textband" VALUES(147,5232450719564989403,10);
INSERT INTO "notices_textband" VALUES(148,-6215627308177317990,10);
INSERT INTO "notices_textband" VALUES(149,-4956054912232386687,10);
INSERT INTO "notices_textband" VALUES(150,2989402760132273175,10);
INSERT INTO "notices_textband" VALUES(151,3495336773140817602,10);
INSERT INTO "notices_textband" VALUES(152,-7963156465810468111,10);
INSERT INTO "notices_textband" VALUES(153,3363129773295699943,10);
INSERT INTO "notices_textband" VALUES(154,-467022630029817419,10);
INSERT INTO "notices_textband" VALUES(155,1850263724934535834,10);
INSERT INTO "notices_textband" VALUES(156,8001517306519637770,10);
INSERT INTO "notices_textband" VALUES(157,-4255689458074562541,10);
INSERT INTO "notices_textband" VALUES(158,6952947648760014567,10);
INSERT INTO "notices_textband" VALUES(159,2576464986925540523,10);
INSERT INTO "notices_textband" VALUES(160,-5626191670892445540,10);
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_user_groups_user_id_group_id_94350c0c_uniq" ON "auth_user_groups" ("user_id", "group_id");
CREATE INDEX "auth_user_groups_user_id_6a12ed8b" ON "auth_user_groups" ("user_id");
CREATE INDEX "auth_user_groups_group_id_97559544" ON "auth_user_groups" ("group_id");
CREATE UNIQUE INDEX "auth_user_user_permissions_user_id_permission_id_14a6b632_uniq" ON "auth_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "auth_user_user_permissions_user_id_a95ead1b" ON "auth_user_user_permissions" ("user_id");
CREATE INDEX "auth_user_user_permissions_permission_id_1fbb5f2c" ON "auth_user_user_permissions" ("permission_id");
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "notices_category_group_id_11621a1e" ON "notices_category" ("group_id");
CREATE INDEX "notices_place_parent_id_d4420d54" ON "notices_place" ("parent_id");
CREATE INDEX "notices_aspect_notice_id_1fc24520" ON "notices_aspect" ("notice_id");
CREATE INDEX "notices_part_notice_id_81b45656" ON "notices_part" ("notice_id");
CREATE INDEX "notices_notice_place_id_30b6ab7d" ON "notices_notice" ("place_id");
CREATE UNIQUE INDEX "problem_number_once" ON "notices_problem" ("notice_id", "number") WHERE "parent_id" IS NULL;
CREATE UNIQUE INDEX "item_number_once" ON "notices_problem" ("parent_id", "number") WHERE "parent_id" IS NOT NULL;
CREATE INDEX "notices_problem_aspect_id_b384b110" ON "notices_problem" ("aspect_id");
CREATE INDEX "notices_problem_notice_id_396b0382" ON "notices_problem" ("notice_id");
CREATE INDEX "notices_problem_parent_id_b69f3a38" ON "notices_problem" ("parent_id");
CREATE INDEX "notices_measure_problem_id_d8f03d60" ON "notices_measure" ("problem_id");
CREATE INDEX "notices_labelling_category_id_959d5380" ON "notices_labelling" ("category_id");
CREATE INDEX "notices_labelling_problem_id_cc800b87" ON "notices_labelling" ("problem_id");
CREATE INDEX "notices_fragment_notice_id_d34d7ae6" ON "notices_fragment" ("notice_id");
CREATE INDEX "notices_fragment_problem_id_58dd3bc2" ON "notices_fragment" ("problem_id");
CREATE INDEX "notices_original_notice_id_5e7b472e" ON "notices_original" ("notice_id");
CREATE INDEX "notices_earliertext_notice_id_9b00dc49" ON "notices_earliertext" ("notice_id");
CREATE INDEX "notices_importbatch_owner_id_cdfbb6e1" ON "notices_importbatch" ("owner_id");
CREATE INDEX "notices_textband_value_2210866a" ON "notices_textband" ("value");
CREATE INDEX "notices_textband_notice_id_671a86e4" ON "notices_textband" ("notice_id");
CREATE INDEX "notices_doubt_notice_id_ec47db06" ON "notices_doubt" ("notice_id");
CREATE INDEX "notices_formerunit_earlier_id_c81d75ec" ON "notices_formerunit" ("earlier_id");
CREATE INDEX "notices_formerunit_notice_id_0dc35b93" ON "notices_formerunit" ("notice_id");
CREATE INDEX "notices_importfile_batch_id_969b1998" ON "notices_importfile" ("batch_id");
CREATE INDEX "notices_importfile_notice_id_a8e7b170" ON "notices_importfile" ("notice_id");
CREATE INDEX "import_file_status" ON "notices_importfile" ("status");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',20);
INSERT INTO "sqlite_sequence" VALUES('django_admin_log',0);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',23);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',92);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('auth_user',1);
INSERT INTO "sqlite_sequence" VALUES('notices_aspect',26);
INSERT INTO "sqlite_sequence" VALUES('notices_part',33);
INSERT INTO "sqlite_sequence" VALUES('notices_notice',10);
INSERT INTO "sqlite_sequence" VALUES('notices_problem',190);
INSERT INTO "sqlite_sequence" VALUES('notices_measure',394);
INSERT INTO "sqlite_sequence" VALUES('notices_labelling',243);
INSERT INTO "sqlite_sequence" VALUES('notices_fragment',163);
INSERT INTO "sqlite_sequence" VALUES('notices_original',10);
INSERT INTO "sqlite_sequence" VALUES('notices_categorygroup',8);
INSERT INTO "sqlite_sequence" VALUES('notices_category',36);
INSERT INTO "sqlite_sequence" VALUES('notices_place',17);
INSERT INTO "sqlite_sequence" VALUES('notices_textband',160);
COMMIT;
