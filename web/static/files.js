// Files that pages link to (a.dw-file): made on the server when the link is pressed, and told of beside it meanwhile.
// Without this script, or opened in another tab, the link is given the plain file. web/files.py says what is sent.
(() => {
  "use strict";

  const STEPS = "application/x-doing-with-steps";
  const WORDS = {
    making: "Making the file.",
    done: "The file is made. Your browser has it.",
    away: "The file could not be made: Doing With cannot be reached just now. Wait a moment, then try again.",
  };
  const NEWLINE = 10;
  const beingMade = new Set();

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.dw-file");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (beingMade.has(link.href)) return; // pressed twice: one file
    fetchFile(link.href);
  });

  // The page may be drawn anew meanwhile, so the link is looked for each time something is told beside it.
  const linkTo = (href) => [...document.querySelectorAll("a.dw-file")].find((link) => link.href === href);

  function tell(href, words, { trouble = false, step = 0, steps = 0 } = {}) {
    const link = linkTo(href);
    if (!link) return;
    let told = link.nextElementSibling;
    if (!told || !told.classList.contains("dw-file-told")) {
      told = document.createElement("span");
      told.className = "dw-file-told";
      told.setAttribute("role", "status");
      told.append(document.createElement("progress"), document.createElement("span"));
      link.after(told);
    }
    const [bar, text] = told.children;
    bar.hidden = !steps;
    bar.setAttribute("aria-label", words);
    if (steps) { bar.max = steps; bar.value = step - 1; }
    told.classList.toggle("dw-file-trouble", trouble);
    text.textContent = words;
  }

  async function fetchFile(href) {
    beingMade.add(href);
    tell(href, WORDS.making);
    try {
      const answer = await fetch(href, { headers: { accept: STEPS }, cache: "no-store" });
      const { trouble, name, mime, content } = answer.ok ? await read(answer.body.getReader(), href) : {};
      if (trouble) tell(href, trouble, { trouble: true });
      else if (!content) tell(href, WORDS.away, { trouble: true });
      else {
        save(name, new Blob(content, { type: mime }));
        tell(href, WORDS.done);
      }
    } catch {
      tell(href, WORDS.away, { trouble: true });
    } finally {
      beingMade.delete(href);
    }
  }

  // Lines until one names the file; from there on everything is the file.
  async function read(reader, href) {
    let rest = new Uint8Array(0);
    for (;;) {
      const end = rest.indexOf(NEWLINE);
      if (end < 0) {
        const { done, value } = await reader.read();
        if (done) return {};
        const longer = new Uint8Array(rest.length + value.length);
        longer.set(rest);
        longer.set(value, rest.length);
        rest = longer;
        continue;
      }
      const line = JSON.parse(new TextDecoder().decode(rest.subarray(0, end)));
      rest = rest.subarray(end + 1);
      if (line.trouble) return line;
      if (line.name) return { ...line, content: await all(reader, rest, line.size) };
      tell(href, line.words, line);
    }
  }

  // Every byte of the file, or nothing when it was cut short.
  async function all(reader, first, size) {
    const pieces = [first];
    let length = first.length;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return length === size ? pieces : null;
      pieces.push(value);
      length += value.length;
    }
  }

  function save(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
})();
