// Reads the main content of a page aloud, sentence by sentence, in the language of each part. Fetched with the first tap.

/** The words for figures and signs, by language: the currency (alone and of several), the minus, the percent, the hours. */
const WORDS = {
  fr: { euro: ["euro", "euros"], one: (n) => n < 2, minus: "moins", percent: "pour cent", hours: ["heure", "heures"], first: "premier" },
  en: { euro: ["euro", "euros"], one: (n) => n === 1, minus: "minus", percent: "percent" },
  ar: { euro: ["يورو", "يورو"], minus: "ناقص", percent: "بالمئة" },
  tr: { euro: ["euro", "euro"], minus: "eksi", percent: "yüzde" },
  uk: { euro: ["євро", "євро"], minus: "мінус", percent: "відсотка" },
  pt: { euro: ["euro", "euros"], one: (n) => n === 1, minus: "menos", percent: "por cento" },
  prs: { euro: ["یورو", "یورو"], minus: "منفی", percent: "فیصد" },
};
/** Abbreviations of French texts, as they are said. */
const SAID = [[/n°\s*/g, "numéro "], [/\bTél\./g, "téléphone"], [/\bRDV\b/gi, "rendez-vous"], [/\bex\. /g, "exemple "], [/\betc\./g, "et cetera"]];

const locale = (language) => (language === "prs" ? "fa-AF" : language);
const base = (language) => language.split("-")[0];

/** The abbreviated names of months of a language with the full ones; without those that are no shorter. */
function months(language) {
  const named = (month, style) => new Intl.DateTimeFormat(`${locale(language)}-u-ca-gregory`, { month: style, timeZone: "UTC" }).format(Date.UTC(2026, month, 1));
  return Array.from({ length: 12 }, (_, month) => [named(month, "short"), named(month, "long")]).filter(([short, long]) => short !== long && short.endsWith("."));
}

/** A text as it is said: amounts, rates, hours, months and abbreviations as words. */
export function spoken(text, language) {
  const words = WORDS[base(language)] || WORDS.fr;
  const amount = (sign, whole, cents) => {
    const figures = whole.replace(/[^\d]/g, "");
    const name = words.euro[words.one?.(Number(figures)) ? 0 : 1];
    return [sign && words.minus, figures, name, cents && cents !== "00" && Number(cents)].filter(Boolean).join(" ");
  };
  let said = text.replace(/[\u2066-\u2069\u200e\u200f\u00ad]/g, "");
  said = said.replace(/([−-]?)€(\d[\d,]*)(?:\.(\d\d))?/g, (_, sign, whole, cents) => amount(sign, whole, cents));
  said = said.replace(/([−-]?)(\d+(?:\u202f\d{3})*)(?:,(\d\d))?[\u202f\u00a0 ]?€/g, (_, sign, whole, cents) => amount(sign, whole, cents));
  // In Turkish the sign stands before its figures, and so does its word.
  said = said.replace(/%(?=\d)/g, `${words.percent} `).replace(/[\u202f\u00a0 ]?%/g, ` ${words.percent}`);
  if (words.hours) said = said.replace(/\b(\d{1,2})[\u202f\u00a0 ]h(?:[\u202f\u00a0 ](\d\d))?(?![\p{L}\d])/gu, (_, hour, minutes) => `${hour} ${words.hours[Number(hour) < 2 ? 0 : 1]}${minutes ? ` ${Number(minutes)}` : ""}`);
  if (words.first) said = said.replace(/\b1er\b/g, words.first);
  for (const [short, long] of months(language)) said = said.split(short).join(long);
  if (base(language) === "fr") for (const [sign, name] of SAID) said = said.replace(sign, name);
  return said.replace(/[•·→←✓]/g, " ").replace(/\s+/g, " ").trim();
}

const SILENT = "script,style,svg,select,textarea,noscript,[aria-hidden=true],.visually-hidden";

/** Whether a person who looks at the page sees the element. */
const shown = (element) => (element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.getClientRects().length > 0);

/** The nearest ancestor that stands on lines of its own: a sentence does not go beyond it. */
function block(node) {
  let element = node.parentElement;
  while (element.parentElement && /^(inline|contents)$/.test(getComputedStyle(element).display)) element = element.parentElement;
  return element;
}

/** The texts of an element in the order of reading, a run for each block and language: its text nodes, and the whole text. */
function runs(root) {
  const found = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!shown(node.parentElement)) return;
      const [at, { lang: language }] = [block(node), node.parentElement.closest("[lang]")];
      const last = found[found.length - 1];
      if (last?.block === at && last.language === language && last.nodes.length) {
        last.nodes.push({ node, from: last.text.length });
        last.text += node.data;
      } else if (node.data.trim()) {
        found.push({ block: at, language, nodes: [{ node, from: 0 }], text: node.data });
      }
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(SILENT)) {
      // A date in pieces, or an abbreviation, is said from its attribute.
      if (node.matches("time.date-tile, abbr[title]")) {
        const { lang: language } = node.closest("[lang]");
        if (shown(node)) found.push({ block: node, language, nodes: [], text: insteadOf(node, language) });
      } else {
        node.childNodes.forEach(walk);
      }
    }
  };
  walk(root);
  return found;
}

/** The text that is said in place of an element: the title of an abbreviation, the day of a date. */
function insteadOf(element, language) {
  if (element.title) return element.title;
  const day = new Date(`${element.dateTime.slice(0, 10)}T12:00:00Z`);
  return new Intl.DateTimeFormat(`${locale(language)}-u-ca-gregory-nu-latn`, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(day);
}

/** The sentences of a text: where each begins and ends. */
function cut(text, language) {
  if (Intl.Segmenter) return [...new Intl.Segmenter(locale(language), { granularity: "sentence" }).segment(text)].map(({ index, segment }) => [index, index + segment.length]);
  const ends = [...text.matchAll(/[.!?…؟۔]+[»"”\u202f\u00a0]*\s+/g)].map((match) => match.index + match[0].length).concat(text.length);
  return ends.map((end, at) => [at ? ends[at - 1] : 0, end]).filter(([from, to]) => to > from);
}

/** The sentences of an element in the order of reading: the text to say, its language, and its range. */
export function sentences(root) {
  return runs(root).flatMap(({ block, language, nodes, text }) =>
    cut(text, language).map(([from, to]) => ({ said: spoken(text.slice(from, to), language), language, block, range: rangeOf(nodes, from, to) })))
    .filter(({ said }) => /[\p{L}\d]/u.test(said));
}

/** The range of a part of a run; `null` of one without text nodes. */
function rangeOf(nodes, from, to) {
  if (!nodes.length) return null;
  const at = (place) => nodes.reduce((found, entry) => (entry.from <= place ? entry : found));
  const range = document.createRange();
  const [first, last] = [at(from), at(Math.max(from, to - 1))];
  range.setStart(first.node, from - first.from);
  range.setEnd(last.node, Math.min(to - last.from, last.node.data.length));
  return range;
}

/** Marks a sentence, or none: by a highlight, or by its block in a browser without highlights. */
function mark(sentence) {
  for (const old of document.querySelectorAll("[data-aloud-now]")) delete old.dataset.aloudNow;
  if (globalThis.CSS?.highlights) CSS.highlights.delete("aloud");
  if (!sentence) return;
  if (globalThis.CSS?.highlights && sentence.range) CSS.highlights.set("aloud", new Highlight(sentence.range));
  else sentence.block.dataset.aloudNow = "";
  sentence.block.scrollIntoView({ block: "nearest" });
}

/** The voices of the browser: it may load them late, or name none. */
function voices() {
  const now = speechSynthesis.getVoices();
  if (now.length) return Promise.resolve(now);
  return new Promise((done) => {
    const late = () => done(speechSynthesis.getVoices());
    speechSynthesis.addEventListener?.("voiceschanged", late, { once: true });
    setTimeout(late, 1000);
  });
}

/** The reader of `root`, run by the buttons in `box`: `read` begins, pauses and goes on, `stop` ends. */
export function reader(box, root) {
  const [button, stopper, note] = [box.querySelector("[data-aloud=read]"), box.querySelector("[data-aloud=stop]"), box.querySelector("[role=status]")];
  // A sentence that was cut short reports its end too: only that of the latest counts.
  let [text, at, turn] = [null, 0, 0];

  function show(reading) {
    button.setAttribute("aria-pressed", String(reading));
    button.querySelector("span").textContent = reading ? box.dataset.pause : text ? box.dataset.resume : box.dataset.read;
    if (!text && document.activeElement === stopper) button.focus();
    stopper.hidden = !text;
  }
  function stop() {
    turn += 1;
    [text, at] = [null, 0];
    speechSynthesis.cancel();
    mark(null);
    show(false);
  }
  /** Keeps the place: the sentence begins again, since a browser that pauses may forget to go on. */
  function pause() {
    turn += 1;
    speechSynthesis.cancel();
    show(false);
  }
  function next(known) {
    const sentence = text[at];
    if (!sentence) return stop();
    const mine = (turn += 1);
    const wanted = sentence.language.toLowerCase();
    const names = [wanted, base(wanted), ...(base(wanted) === "prs" ? ["fa"] : [])];
    const voice = names.map((name) => known.find((voice) => base(voice.lang.toLowerCase().replace("_", "-")) === name || voice.lang.toLowerCase() === name)).find(Boolean);
    const utterance = new SpeechSynthesisUtterance(sentence.said);
    utterance.lang = voice?.lang ?? sentence.language;
    if (voice) utterance.voice = voice;
    const on = () => {
      if (mine !== turn) return;
      at += 1;
      next(known);
    };
    [utterance.onend, utterance.onerror] = [on, on];
    mark(sentence);
    speechSynthesis.speak(utterance);
    return undefined;
  }
  async function read() {
    if (button.getAttribute("aria-pressed") === "true") return pause();
    note.textContent = "";
    text ??= sentences(root);
    const mine = (turn += 1);
    show(true);
    const known = await voices();
    if (mine !== turn) return undefined;
    const page = base(document.documentElement.lang);
    if (known.length && !known.some(({ lang }) => [page, page === "prs" ? "fa" : page].includes(base(lang.toLowerCase().replace("_", "-"))))) {
      stop();
      note.textContent = box.dataset.noVoice;
      return undefined;
    }
    return next(known);
  }

  addEventListener("pagehide", stop);
  addEventListener("keydown", ({ key }) => { if (key === "Escape" && text) stop(); });
  return { read, stop };
}
