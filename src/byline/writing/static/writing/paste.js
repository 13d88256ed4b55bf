// What comes from Word, WPS or a table is brought down to what a manuscript may hold, before the editor reads it.
import { ours } from "./figures.js";
import { listed } from "./lists.js";

const RUBBISH = [
  "style, script, meta, link, title, xml, del, template, iframe, object",
  "[style*='mso-element:comment'], [class*=MsoCommentReference], [style*='mso-hide:all'], [style*='display:none']",
  "[href^='#_msocom'], [style*='page-break-before:always']:empty",
].join(", ");
const HEADING = /mso-outline-level:\s*([1-6])/i;
const HEADING_CLASS = /^(?:Mso)?(?:Heading|标题)\s*([1-6])$/i;
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, table, ul, ol, blockquote, figure";
const BESIDE_HAN = /([^\x00-\xff])\s*\n\s*(?=[^\x00-\xff])/g;

const styleOf = (each) => (each.getAttribute("style") ?? "").replace(/\s*:\s*/g, ":");

function levelOf(each) {
  if (/^H[1-6]$/.test(each.tagName)) return Number(each.tagName[1]);
  if (each.className === "MsoTitle") return 1;
  return Number(HEADING_CLASS.exec(each.className)?.[1] ?? HEADING.exec(styleOf(each))?.[1] ?? 0);
}

// The highest heading that was pasted becomes ours, all lower ones the next.
function headed(page) {
  const found = [...page.querySelectorAll("p, h1, h2, h3, h4, h5, h6")].map((each) => [each, levelOf(each)]).filter(([, level]) => level);
  const highest = Math.min(...found.map(([, level]) => level));
  for (const [each, level] of found) {
    const heading = page.createElement(level === highest ? "h2" : "h3");
    heading.textContent = each.textContent;
    each.replaceWith(...each.querySelectorAll("img"), heading);
  }
}

const blobOf = (data) => {
  const [, kind, coded] = /^data:(image\/[\w+.-]+);base64,(.*)$/s.exec(data) ?? [];
  return coded ? new Blob([Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0))], { type: kind }) : null;
};

// Word shows its pictures by addresses on the writer's disk; the pictures themselves lie in the clipboard's RTF.
export function picturesOf(rtf) {
  const found = rtf.matchAll(/\\(png|jpeg)blip(?:[^{}]|\{[^{}]*\})*?[\s}]([0-9a-f\s]{64,})\}/gi);
  return [...found].map(([, kind, hex]) => {
    const pairs = hex.replace(/\s/g, "").match(/../g);
    return new Blob([Uint8Array.from(pairs, (pair) => parseInt(pair, 16))], { type: `image/${kind}` });
  });
}

// Each picture becomes a figure that waits to be sent. `keep(blob)` returns its key; what cannot be had is counted.
function pictured(page, rtf, keep) {
  const carried = picturesOf(rtf);
  let lost = 0;
  for (const image of page.querySelectorAll("img")) {
    const source = image.getAttribute("src") ?? "";
    const address = ours(source);
    const blob = address ? null : blobOf(source) ?? (source.startsWith("file:") ? carried.shift() : null);
    const key = blob && keep(blob);
    if (!address && !key) lost += 1;
    const figure = page.createElement("figure");
    const legend = image.closest("figure")?.querySelector("figcaption");
    figure.append(Object.assign(page.createElement("img"), address ? { src: address } : {}), legend ?? "");
    if (key) figure.firstChild.dataset.pending = key;
    const outermost = image.closest("figure") ?? image.closest("p, h1, h2, h3, h4, h5, h6") ?? image;
    if (address || key) outermost.before(figure);
    image.remove();
    if (outermost.tagName === "FIGURE") outermost.remove();
  }
  return lost;
}

function withoutBlanks(page) {
  const words = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode;
    text.data = text.data.replace(BESIDE_HAN, "$1").replace(/\u00a0/g, " ");
  }
  for (const each of page.querySelectorAll("p, div, li, h2, h3, td, th")) {
    if (each.querySelector(BLOCKS)) continue;
    const inner = page.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    while (inner.nextNode()) {
      inner.currentNode.data = inner.currentNode.data.replace(/^[\s\u3000]+/, "");
      if (inner.currentNode.data) break;
    }
  }
}

function withoutEmpty(page) {
  page.querySelectorAll("p, div, h2, h3, li, blockquote").forEach((each) => each.textContent.trim() || each.querySelector("img") || each.closest("td, th") || each.remove());
}

// Return the HTML, and how many of its pictures could not be had.
export function mended(html, { rtf = "", keep = () => null } = {}) {
  const page = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, ""), "text/html");
  page.querySelectorAll("*").forEach((each) => each.hasAttribute("style") && each.setAttribute("style", styleOf(each)));
  page.querySelectorAll(RUBBISH).forEach((each) => each.remove());
  page.querySelectorAll("*").forEach((each) => each.tagName.includes(":") && each.replaceWith(...each.childNodes));
  page.querySelectorAll("a:not([href^='http']):not([href^='mailto'])").forEach((each) => each.replaceWith(...each.childNodes));
  const lost = pictured(page, rtf, keep);
  listed(page);
  headed(page);
  withoutBlanks(page);
  withoutEmpty(page);
  return { html: page.body.innerHTML, lost };
}
