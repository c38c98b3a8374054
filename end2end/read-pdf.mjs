// What stands on the sheets of a PDF: the words of each, and whether it lies on its side.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function readSheets(pdf) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const all = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const [left, bottom, right, top] = page.view;
    all.push({
      // A letter with two marks is drawn as a letter and a mark: composed again, words are found as they are written.
      words: items.map(({ str, hasEOL }) => str + (hasEOL ? ' ' : '')).join('').normalize('NFC').replace(/\s+/g, ' '),
      // The farthest right that a word reaches, and how wide the sheet is.
      reach: Math.max(...items.map(({ transform, width }) => transform[4] + width)),
      width: right - left,
      landscape: right - left > top - bottom,
    });
  }
  await task.destroy();
  return all;
}
