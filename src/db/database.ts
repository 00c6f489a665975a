/** What a column may hold, and what a parameter may be. */
export type SqlValue = string | number | null;

/** What a database does differently from the other; stated, never guessed. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Text of the `index`-th parameter (from 1). */
  placeholder(index: number): string;
  /** Column types of the portable kinds. */
  readonly textType: string;
  readonly integerType: string;
  /** Appended to `create table`. */
  readonly tableOptions: string;
  /** Largest number of parameters in one statement. */
  readonly parameterLimit: number;
  /** A condition that a column is one of a list of keys, however long, which is one parameter; and that parameter. */
  readonly inKeys: string;
  keyList(keys: readonly number[]): string;
  /** The same for texts, whose parameter is a JSON array; and a query for the items of such an array. */
  readonly inTexts: string;
  readonly items: string;
  /** Behind a text column: true when its value is in a list of texts, given as one parameter by `listValue`. */
  readonly inListOfTexts: string;
}

/** One transaction: the only handle through which a store reads or writes. */
export interface Transaction {
  readonly dialect: Dialect;
  /** The same object for all transactions of one open database: what was worked out of it may be kept under it. */
  readonly home: object;
  /** Runs a statement as the dialect writes it, and gives its rows: none where it returns none. Prepared when it comes again. */
  run<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]>;
  /** Rows of a text that stands in the code, kept prepared; parameters are written as the dialect has them. */
  select<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]>;
  /** The same with each row as the list of its columns: for results of many thousands of rows. */
  selectLists(text: string, parameters: readonly SqlValue[]): Promise<readonly (readonly SqlValue[])[]>;
}

/** An open database of one firm. */
export interface Database {
  readonly dialect: Dialect;
  /** Address without secrets, for messages. */
  readonly address: string;
  /** Reads one consistent state: nothing that commits meanwhile is seen. */
  read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** The same for work that goes through most of the database, such as every entry: slower, in bounded memory. */
  readAll<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Reads by one statement, which sees one moment without a transaction around it; several would see one each. */
  glance<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** The only writer at that moment, across processes. Commits when `work` returns, rolls back when it throws. */
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export const SQLITE: Dialect = {
  name: 'sqlite',
  placeholder: () => '?',
  textType: 'text',
  integerType: 'integer',
  tableOptions: 'strict',
  parameterLimit: 30_000,
  inKeys: 'in (select value from json_each(?))',
  keyList: (keys) => `[${keys.join(',')}]`,
  inTexts: 'in (select value from json_each(?))',
  items: 'select value as item from json_each(?)',
  inListOfTexts: 'in (select value from json_each(?))',
};

export const POSTGRES: Dialect = {
  name: 'postgres',
  placeholder: (index) => `$${String(index)}`,
  // Byte order, so that sorted lists are the same on both databases.
  textType: 'text collate "C"',
  integerType: 'bigint',
  tableOptions: '',
  parameterLimit: 60_000,
  inKeys: '= any(?::bigint[])',
  keyList: (keys) => `{${keys.join(',')}}`,
  inTexts: '= any(array(select json_array_elements_text(?::json)))',
  items: 'select value as item from json_array_elements_text(?::json)',
  inListOfTexts: '= any (array(select json_array_elements_text(?::json)))',
};
