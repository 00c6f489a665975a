/** One thing the report asks for, with what is known and every blank by name. */
export interface ReportItem {
  readonly number: number;
  readonly title: string;
  /** Where the wording asked for was read: `read` in the agency’s own page, `not-read` paraphrased from other sources. */
  readonly source: 'read' | 'not-read';
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly table: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
  /** What nobody has recorded. */
  readonly blanks: readonly string[];
}

/** Runs whose rows a report shows; more are counted. */
const ROWS_SHOWN = 2_000;

/** An item as it is filled in, each blank by its name. */
export class Item {
  readonly #head: Pick<ReportItem, 'number' | 'title'>;
  readonly #lines: { label: string; value: string }[] = [];
  readonly #blanks: string[] = [];
  #table: ReportItem['table'] = null;

  constructor(number: number, title: string) {
    this.#head = { number, title };
  }
  /** A value, or a blank by its name. */
  say(label: string, value: string | number | null | undefined): this {
    const text = value === null || value === undefined ? '' : String(value);
    if (text === '') this.#blanks.push(label);
    else this.#lines.push({ label, value: text });
    return this;
  }
  table(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): this {
    rows.forEach((row) =>
      row.forEach((cell, at) => {
        if (cell === null) this.#blanks.push(`${columns[at] ?? ''}: ${row[0] ?? ''}`);
      }),
    );
    const shown = rows.slice(0, ROWS_SHOWN).map((row) => row.map((cell) => cell ?? 'not recorded'));
    this.#table = { columns, rows: shown };
    if (rows.length > ROWS_SHOWN) this.say('Rows not shown here', rows.length - ROWS_SHOWN);
    return this;
  }
  end(): ReportItem {
    const source = this.#head.number <= 6 ? 'read' : 'not-read';
    return {
      ...this.#head,
      source,
      lines: this.#lines,
      table: this.#table,
      blanks: [...new Set(this.#blanks)],
    };
  }
}
