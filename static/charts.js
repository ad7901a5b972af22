// Comfort only: a chart as PNG, drawn by the browser from its SVG file, for the browser has the Chinese fonts.
"use strict";

const SCALE = 2; // dots for each unit of the drawing
const named = (address) => address.split("?")[0].replace(/^\/|\.svg$/g, "").replaceAll("/", "-"); // trends-chart

for (const button of document.querySelectorAll("button[data-png]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = SCALE * image.width;
      canvas.height = SCALE * image.height;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      const link = document.createElement("a");
      link.href = canvas.toDataURL("image/png");
      link.download = `${named(button.dataset.png)}.png`;
      link.click();
    });
    image.src = button.dataset.png;
  });
}
