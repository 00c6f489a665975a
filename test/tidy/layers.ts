import { linksOf, type Link } from './links.ts';
import { isTest, type Finding, type SourceFile } from './source.ts';

/** The concepts in dependency order: each may stand only on those before it. */
const concepts = [
  'party',
  'product',
  'agreement',
  'material',
  'code',
  'run',
  'carton',
  'shipment',
  'inspection',
  'sample',
  'evidence',
  'trace',
  'label',
  'requirement',
  'testing',
  'certificate',
  'same-story',
  'filing',
  'channel',
  'release',
  'incident',
  'recall',
  'keeping',
  'drill',
];

const domain = ['pure', 'store', 'operations'];
const foundation = ['kit', 'db', 'ledger'];

const belowTable = [...foundation, 'drawing', ...domain, 'operation', 'records'];
const product = [...belowTable, 'house', 'exchange', 'access', 'pack', 'outside', 'drill', 'table'];

/** What each layer may stand on besides packages. */
const mayImport: Record<string, readonly string[]> = {
  kit: ['kit'],
  // Artwork of labels: plain data in, files out; it knows no records.
  drawing: ['kit', 'drawing'],
  db: ['kit', 'db'],
  ledger: [...foundation],
  pure: ['kit', 'pure'],
  // Templates of labels are read before they are recorded.
  store: [...foundation, 'drawing', 'pure', 'store'],
  operation: [...foundation, 'operation'],
  operations: [...foundation, 'drawing', ...domain, 'operation'],
  records: [...foundation, 'pure', 'store'],
  // The folder or server that holds a firm's database, and its settings.
  house: [...belowTable, 'house'],
  exchange: [...belowTable, 'exchange'],
  access: [...belowTable, 'house', 'access'],
  // What leaves the house with its proof: signed checkpoints and evidence packs.
  pack: [...belowTable, 'exchange', 'pack'],
  // What people without an account open and answer by a link.
  outside: [...belowTable, 'house', 'exchange', 'access', 'pack', 'outside'],
  // Practising the day that traceability is for, with a pack as its end.
  drill: [...belowTable, 'exchange', 'pack', 'drill'],
  table: [...belowTable, 'house', 'exchange', 'access', 'pack', 'outside', 'drill'],
  demo: [...product, 'demo'],
  http: [...product, 'http'],
  cli: [...product, 'demo', 'cli'],
  main: [...product, 'demo', 'http', 'cli', 'main'],
};

/** Packages a pure file may use: they run anywhere, so that a browser may import the file. */
const packagesOfPure = ['zod'];

/** The layer of a file, or undefined for one that has no place yet. */
export function layerOf(filePath: string): string | undefined {
  const parts = filePath.split('/');
  const [, folder = '', ...rest] = parts;
  if (rest.length === 0) return layerOfTopFile(folder);
  if (folder !== 'domain') return folder in mayImport ? folder : undefined;
  // Directly in domain/: the list of all record kinds, and the operations that every kind has.
  if (rest.length === 1) return rest[0] === 'record-kinds.ts' ? 'records' : 'operations';
  if (!concepts.includes(rest[0] ?? '')) return undefined;
  const name = rest.at(-1) ?? '';
  if (name.endsWith('-operations.ts')) return 'operations';
  return name.endsWith('-store.ts') ? 'store' : 'pure';
}

function layerOfTopFile(name: string): string | undefined {
  const layers: Record<string, string> = {
    'main.ts': 'main',
    'operations.ts': 'table',
  };
  return layers[name];
}

/** Imports that go against the order of the house. */
export function checkLayers(files: readonly SourceFile[]): Finding[] {
  // A file may import the types and the values of another in two lines: one finding is enough.
  return [...new Set(findingsOf(files))];
}

function findingsOf(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => path.startsWith('src/') && !isTest(path))
    .flatMap((file) => {
      const layer = layerOf(file.path);
      if (layer === undefined) {
        return [
          `${file.path} has no place in the house: move it to a layer or a concept of test/tidy/layers.ts, in that order.`,
        ];
      }
      return linksOf(file).flatMap((link) => checkLink(link, layer));
    });
}

function checkLink(link: Link, layer: string): Finding[] {
  if (!link.isProjectFile) return checkPackage(link, layer);
  if (!link.to.startsWith('src/')) {
    return [
      `${link.from} imports ${link.to}: nothing under src/ stands on tests, scripts or benchmarks; move what it needs into src/.`,
    ];
  }
  const target = layerOf(link.to);
  if (target === undefined) return [];
  if (!(mayImport[layer] ?? []).includes(target)) {
    return [
      `${link.from} (${layer}) imports ${link.to} (${target}): ${layer} may stand on ${listed(layer)} only; ${advice(layer)}.`,
    ];
  }
  return checkConcepts(link);
}

function advice(layer: string): string {
  const general = 'pass it in, or move the piece down';
  return layer === 'pure' ? `${general}; a file that reads the database is named …-store.ts` : general;
}

function listed(layer: string): string {
  return (mayImport[layer] ?? []).join(', ');
}

function checkPackage(link: Link, layer: string): Finding[] {
  if (layer !== 'pure' || packagesOfPure.includes(link.to)) return [];
  return [
    `${link.from} imports ${link.to}: a pure file stands on kit and ${packagesOfPure.join(', ')} alone; do that work in the store or the operation.`,
  ];
}

function checkConcepts(link: Link): Finding[] {
  const from = conceptOf(link.from);
  const to = conceptOf(link.to);
  if (from === undefined || to === undefined) return [];
  if (concepts.indexOf(to) <= concepts.indexOf(from)) return [];
  return [
    `${link.from} imports ${link.to}: ${from} comes before ${to}, so it cannot stand on it; move the code to ${to}, or take the value as an argument.`,
  ];
}

function conceptOf(filePath: string): string | undefined {
  return /^src\/domain\/([^/]+)\//.exec(filePath)?.[1];
}
