// What the overview shows first. It depends on nobody who is signed in, so that it is asked for beside that question.
import { read } from '../api.js';
import { filters as chosenFilters } from '../filters.js';
import { readSummary } from './asked.js';

/** Summaries know no search by name. */
export function filters() {
  const { name, ...others } = chosenFilters();
  return others;
}

/** The newest year in which something was posted, otherwise the newest; null where there is none. */
async function newestYear(signal) {
  const years = (await read('/years', {}, signal)).items;
  const posted = years.find(year => Object.entries(year.projects).some(([state, projects]) => state !== 'none' && projects > 0));
  return (posted ?? years[0])?.year ?? null;
}

async function readYear(signal) {
  const chosen = filters();
  const year = chosen.year ?? (await newestYear(signal));
  if (year === null) {
    return { year };
  }
  const asked = { ...chosen, year: String(year) };
  // What stands in the address may be no year, or one that the service does not know; it is told of that and not of the year before.
  const against = Number(year) > 1990 && Number(year) <= 2099 ? Number(year) - 1 : null;
  return { year, asked, summary: await readSummary({ ...asked, groupBy: 'department', against }, signal) };
}

let begun = null;

/** Begins with what the address asks for, before there is a page to show it; what fails is told there. */
export function begin() {
  begun = { search: location.search, reading: readYear() };
  begun.reading.catch(() => {});
}

/** The year that the address asks for, with its summary: {year, asked, summary}, or {year: null} where there is none. */
export function readFirst(signal) {
  const reading = begun?.search === location.search ? begun.reading : readYear(signal);
  begun = null;
  return reading;
}
