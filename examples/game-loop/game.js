/**
 * The host of game.lua in a page: a canvas to draw on, the keys that are down, and a call of Lua's `update` in every frame. With a bundler, import
 * from "tsuki".
 */
import { Lua } from "../../dist/index.js";

const context = document.querySelector("canvas").getContext("2d");
const lua = new Lua({ seed: Date.now() });

lua.globals.set("rectangle", (x, y, width, height, color) => {
  context.fillStyle = color;
  context.fillRect(x, y, width, height);
});
lua.globals.set("circle", (x, y, radius, color) => {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
});
lua.globals.set("text", (x, y, text) => {
  context.fillStyle = "white";
  context.font = "16px sans-serif";
  context.fillText(text, x, y);
});

const keys = lua.createTable({});
lua.globals.set("keys", keys);
const names = { ArrowLeft: "left", ArrowRight: "right" };
addEventListener("keydown", ({ key }) => key in names && keys.set(names[key], true));
addEventListener("keyup", ({ key }) => key in names && keys.set(names[key], false));

const source = await (await fetch("game.lua")).text();
lua.exec(source, { name: "@game.lua" });
const update = lua.globals.get("update");

let previous = performance.now();
function frame(now) {
  // After a pause of the page, the game goes on where it was.
  const seconds = Math.min((now - previous) / 1000, 0.1);
  previous = now;
  const [score, goesOn] = update.all(seconds);
  document.title = `Falling stars: ${score}`;
  if (goesOn) requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
