import type { ScopeReport } from '../domain/trace/scope-report.ts';
import type { StoryNode } from '../domain/trace/story-tree.ts';
import { html } from './html.ts';
import type { Piece } from './html.ts';
import type { SignedCheckpoint } from './checkpoint-make.ts';
import type { PackFacts } from './pack-facts.ts';
import { says } from './pack-words.ts';
import type { PackWord } from './pack-words.ts';
import { head, numberHead, tableOf, wideTable } from './page-table.ts';
import { storyWordText, wordOf } from './words.ts';
import type { Language } from './words.ts';

/** Where the units of a run went, in the order in which it is told. */
export const BALANCE = [
  ...(['made', 'packed', 'sampled', 'scrapped', 'looseStock', 'delivered'] as const),
  ...(['reworkedAway', 'unaccounted'] as const),
];

/** What somebody in a hurry has to know: what it is, where it stands, what is missing, and how to check it. */
export function summaryPage(language: Language, facts: PackFacts, checkpoint: SignedCheckpoint): Piece {
  return html`<p>${says(language, 'lead')}</p>
    ${aboutList(language, facts, checkpoint)}
    <p class="soft">${says(language, 'keySays')}</p>
    <p class="soft">${says(language, 'notProof')}</p>
    ${withheldPart(language, facts)} ${balancePart(language, facts)}
    <h2>${says(language, 'missing')}</h2>
    ${missingPart(language, facts)}
    <h2>${says(language, 'contents')}</h2>
    ${contentsPart(language, facts)}`;
}

function aboutList(language: Language, facts: PackFacts, checkpoint: SignedCheckpoint): Piece {
  const { question, story, firm, position, at } = facts;
  const row = (word: PackWord, value: Piece | string): Piece =>
    html`<dt>${says(language, word)}</dt>
      <dd>${value}</dd>`;
  const kind = wordOf(language, 'kind', story.thing.kind);
  return html`<dl>
    ${row('asked', html`${says(language, question.about)} <strong>${story.thing.label}</strong> (${kind}, ${story.thing.id})`)}
    ${row('firm', firm ?? says(language, 'notRecorded'))} ${row('position', String(position))}
    ${row('recordedUntil', at)} ${row('root', html`<span class="hash">${checkpoint.merkleRoot}</span>`)}
    ${row('key', html`<span class="hash">${checkpoint.signingKey}</span>`)}
  </dl>`;
}

/** What its receiver is not told, in numbers; null: it tells all. */
export function withheldRows(language: Language, { withheld, files }: PackFacts): [string, string][] | null {
  if (withheld === null) return null;
  const hidden = files.filter(({ state }) => state === 'withheld').length;
  const names = withheld.names.map(({ name, kind }) =>
    kind === null ? name : `${name} (${wordOf(language, 'kind', kind)})`,
  );
  return [
    [says(language, 'name'), names.join(', ')],
    [says(language, 'ledger'), String(withheld.entries.length)],
    [says(language, 'files'), String(hidden)],
  ];
}

function withheldPart(language: Language, facts: PackFacts): Piece | null {
  const rows = withheldRows(language, facts);
  if (rows === null) return null;
  return html`<h2>${says(language, 'redacted')}</h2>
    <div class="box warn">
      <p>${says(language, 'redactedSays')}</p>
      <dl>
        ${rows.map(
          ([label, text]) =>
            html`<dt>${label}</dt>
              <dd>${text === '' ? says(language, 'nothing') : text}</dd>`,
        )}
      </dl>
    </div>`;
}

function balancePart(language: Language, { story: { balance } }: PackFacts): Piece | null {
  if (balance === null) return null;
  const row = (name: (typeof BALANCE)[number]): Piece => {
    const units = balance[name];
    return html`<tr>
      <th scope="row">${says(language, name)}</th>
      <td class="number">${units === null ? says(language, 'notRecorded') : String(units)}</td>
    </tr>`;
  };
  return html`<h2>${says(language, 'balance')}</h2>
    ${tableOf([head(says(language, 'place')), numberHead(says(language, 'units'))], BALANCE.map(row))}`;
}

interface MissingRow {
  readonly of: string;
  readonly says: string;
  readonly slot: string;
  /** Units that it would settle; null: nobody can tell. */
  readonly units: number | null;
}

/** What is missing, by the code of what is said of it. */
interface CodedRow extends MissingRow {
  readonly reason: string;
}

/** The facts that say what is missing. */
interface MissingFacts extends Pick<PackFacts, 'missing'> {
  readonly story: Pick<PackFacts['story'], 'thing' | 'source' | 'market'>;
  readonly scope: Pick<ScopeReport, 'missing'> | null;
}

/** What is missing by run, what the story itself says is missing, and what would settle what the scope cannot tell; each record once. */
export function missingRows(language: Language, facts: MissingFacts): MissingRow[] {
  const ofRuns = facts.missing.flatMap(({ run, missing }) =>
    missing.map((one) => ({
      of: run.name,
      says: wordOf(language, 'missing', one.missing),
      slot: one.slot ?? '',
      units: one.units,
      reason: one.missing,
    })),
  );
  const told: CodedRow[] = [];
  const visit = (node: StoryNode, above: string): void => {
    if (node.kind === 'missing')
      told.push({
        of: above,
        says: node.word === undefined ? node.label : storyWordText(language, node.word),
        slot: '',
        units: null,
        reason: reasonOf(node.word?.code ?? ''),
      });
    for (const child of node.children) visit(child, node.kind === 'missing' ? above : node.label);
  };
  for (const node of [...facts.story.source, ...facts.story.market]) visit(node, facts.story.thing.label);
  const known = new Set([...ofRuns, ...told].map(keyOf));
  const ofScope = scopeRows(language, facts).filter((row) => !known.has(keyOf(row)));
  return [...ofRuns, ...told, ...ofScope];
}

/** Of a slot one record is missing, whatever it is called; of a whole run, lot or shipment several may be. */
function keyOf({ of, slot, reason }: CodedRow): string {
  return JSON.stringify(slot === '' ? [of, reason] : [of, slot, 'slot']);
}

/** The scope's name for what the story says is missing. */
function reasonOf(code: string): string {
  return code.startsWith('no-carton-numbers') ? 'no-carton-on-shipment' : code;
}

function scopeRows(language: Language, { scope }: MissingFacts): CodedRow[] {
  return (scope?.missing ?? []).map(({ reason, run, slot, lot, series, shipment, units }) => ({
    of: [run, lot, series, shipment].flatMap((one) => one?.name ?? []).join(' · '),
    says: wordOf(language, 'scopeReason', reason),
    slot: slot ?? '',
    units,
    reason,
  }));
}

function missingPart(language: Language, facts: PackFacts): Piece {
  const rows = missingRows(language, facts);
  if (rows.length === 0) return html`<p class="box good">${says(language, 'missingNone')}</p>`;
  const heads = (['name', 'missing', 'slot'] as const).map((word) => head(says(language, word)));
  return wideTable(
    [...heads, numberHead(says(language, 'settles'))],
    rows.map(
      ({ of, says: text, slot, units }) =>
        html`<tr>
          <td>${of}</td>
          <td><span class="missing">${text}</span></td>
          <td>${slot}</td>
          <td class="number">${units ?? ''}</td>
        </tr>`,
    ),
  );
}

function contentsPart(language: Language, { records, files }: PackFacts): Piece {
  const kinds = [...Map.groupBy(records, ({ kind }) => kind)];
  const entries = records.reduce((sum, one) => sum + one.entries.length, 0);
  const here = files.filter(({ state }) => state === 'here').length;
  return html`<dl>
    <dt>${says(language, 'records')}</dt>
    <dd>
      ${kinds.map(([kind, list], at) => `${at === 0 ? '' : ', '}${wordOf(language, 'kinds', kind)} ${String(list.length)}`)}
    </dd>
    <dt>${says(language, 'ledger')}</dt>
    <dd>${entries}</dd>
    <dt>${says(language, 'files')}</dt>
    <dd>${here} / ${files.length}</dd>
  </dl>`;
}
