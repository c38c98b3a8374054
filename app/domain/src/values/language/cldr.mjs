// Writes cldr.txt, the table that the tests of language.rs read: `node cldr.mjs > cldr.txt`, with the full ICU that Node has.
// A line: language, day, and by tabs weekday, day and month; date; month and year; month; short month; short
// weekday; time.
const CLDR = { ar: "ar", tr: "tr", uk: "uk", pt: "pt-PT", prs: "fa-AF" };
const WRITTEN = [
  { weekday: "long", day: "numeric", month: "long" },
  { day: "numeric", month: "long", year: "numeric" },
  { month: "long", year: "numeric" },
  { month: "long" },
  { month: "short" },
  { weekday: "short" },
  { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
];

// Two days of each month, of all days of the week.
const days = Array.from({ length: 12 }, (_, month) => [1, 9 + month].map((day) => new Date(Date.UTC(2026, month, day, month * 2, day)))).flat();
for (const [tag, locale] of Object.entries(CLDR)) {
  for (const day of days) {
    const written = WRITTEN.map((options) => new Intl.DateTimeFormat(`${locale}-u-nu-latn-ca-gregory`, { timeZone: "UTC", ...options }).format(day));
    console.log([tag, day.toISOString().slice(0, 16), ...written].join("\t"));
  }
}
