// Reads iCalendar text on stdin as a calendar app does, and prints its events as JSON: instants in UTC. The time zone
// comes from the text alone, so that a wrong or missing one is seen.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  if (calendar.name !== 'vcalendar') throw new Error('there is no VCALENDAR in it, or more than one');
  ICAL.TimezoneService.reset();
  const zones = calendar.getAllSubcomponents('vtimezone');
  for (const zone of zones) ICAL.TimezoneService.register(zone);

  const events = calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (key) => event.getFirstPropertyValue(key);
    const instant = (key) => {
      const time = value(key);
      if (!time) throw new Error(`the event ${value('uid')} has no ${key}`);
      // Without its time zone a time would be read on the clock of this machine.
      if (time.zone === ICAL.Timezone.localTimezone) throw new Error(`${key} of the event ${value('uid')} has no known time zone`);
      return new Date(time.toUnixTime() * 1000).toISOString();
    };
    return {
      uid: value('uid'),
      sequence: value('sequence'),
      status: value('status'),
      summary: value('summary'),
      location: value('location'),
      description: value('description'),
      url: value('url'),
      start: instant('dtstart'),
      end: instant('dtend'),
      stamp: instant('dtstamp'),
      modified: instant('last-modified'),
    };
  });
  return { timezones: zones.length, events };
}

try {
  process.stdout.write(`${JSON.stringify(read(readFileSync(0, 'utf8')), null, 2)}\n`);
} catch (error) {
  console.error(`This is not a calendar that can be read: ${error.message}`);
  process.exitCode = 1;
}
