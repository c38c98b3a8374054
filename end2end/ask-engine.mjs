// Asks the official engine of mon-entreprise.urssaf.fr (modele-social, on publicodes) what months of micro-entrepreneurs cost.
// Reads the months as JSON on stdin and prints, for each, its lines in euros. The turnover comes in as the month's times twelve:
// the engine rounds turnover to whole euros a year, so that quarters of a euro a month pass through it unchanged.
import { readFileSync } from 'node:fs';
import rules from 'modele-social';
import Engine from 'publicodes';

const quiet = { log() {}, warn() {}, error: console.error };
const engine = new Engine(rules, { logger: quiet });
const yes = (is) => (is ? 'oui' : 'non');
const micro = 'dirigeant . auto-entrepreneur';
const charges = `${micro} . cotisations et contributions`;
const turnover = "entreprise . chiffre d'affaires";
const chamber = `${charges} . TFC . métiers`;

/** The value of a rule in that unit, without the noise of binary fractions; 0 for what does not apply. */
function value(rule, unit) {
  const { nodeValue } = engine.evaluate({ valeur: rule, unité: unit });
  return typeof nodeValue === 'number' ? Number(nodeValue.toFixed(6)) : 0;
}

function lines(month) {
  engine.setSituation({
    date: month.date,
    'entreprise . date de création': month.created,
    'entreprise . catégorie juridique': "'EI'",
    'entreprise . catégorie juridique . EI . auto-entrepreneur': 'oui',
    'entreprise . activité . nature': `'${month.nature}'`,
    'entreprise . activité . revenus mixtes': 'oui',
    'dirigeant . exonérations . ACRE': yes(month.acre),
    [`${micro} . Cipav`]: yes(month.cipav),
    [`${micro} . impôt . versement libératoire`]: yes(month.income_tax),
    [`${chamber} . taux Alsace`]: yes(month.region === 'Alsace'),
    [`${chamber} . taux Moselle`]: yes(month.region === 'Moselle'),
    [`${turnover} . vente restauration hébergement`]: `${month.goods} €/an`,
    [`${turnover} . service BIC`]: `${month.services} €/an`,
    [`${turnover} . service BNC`]: `${month.liberal} €/an`,
  });
  const of = (category) => value(`${charges} . cotisations . ${category}`, '€/mois');
  return {
    goods: of('vente restauration hébergement'),
    services: of('service BIC'),
    liberal: of('service BNC') + of('service BNC Cipav'),
    training: value(`${charges} . CFP`, '€/mois'),
    chamber: value(`${charges} . TFC`, '€/mois'),
    income_tax: month.income_tax ? value(`${micro} . impôt . versement libératoire . montant`, '€/mois') : 0,
  };
}

/** The ceilings of the regime in a year, in euros: of sales, of services. */
function ceilings(year) {
  engine.setSituation({ date: `01/01/${year}` });
  return ['total', 'libérale'].map((which) => value(`${turnover} . seuil micro . ${which}`, '€/an'));
}

const { months, years } = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({ months: months.map(lines), ceilings: years.map(ceilings) }));
