import ts from 'typescript';
import { isTest, lineOf, placeOf, visit, type Finding, type SourceFile } from './source.ts';

interface Ban {
  finds: (node: ts.Node, file: SourceFile) => boolean;
  /** Where the thing is allowed. */
  except?: (filePath: string) => boolean;
  says: string;
}

const outsideProduct = (filePath: string): boolean => !/^(src|web)\//.test(filePath) || isTest(filePath);
/** A browser has a clock and no context; the web app reads it where it must. */
const atTheEdge = (filePath: string): boolean =>
  filePath === 'src/main.ts' || filePath.startsWith('web/') || outsideProduct(filePath);
const mayPrint = (filePath: string): boolean => /^(src\/cli|scripts|bench|bin)\//.test(filePath);
/** vitest takes its reporter as a default export, Vite its settings. */
const mayExportDefault = (filePath: string): boolean =>
  ['test/count-reporter.ts', 'web/vite.config.ts'].includes(filePath);

const bans: Ban[] = [
  {
    finds: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
    says: '`any` switches checking off; write `unknown` and narrow it',
  },
  {
    finds: isUnexplainedCast,
    except: outsideProduct,
    says: 'a cast needs a comment on its line or the line above that says why it holds; better: parse or narrow',
  },
  {
    finds: (node) => ts.isNonNullExpression(node),
    says: '`!` hides a missing value; use `present` from src/kit/invariant.ts, or handle undefined',
  },
  { finds: isFocusedTest, says: '.only, .skip and .todo leave tests out; finish the test or delete it' },
  {
    finds: (node) => isAccess(node, 'console'),
    except: mayPrint,
    says: 'printing belongs to the command line; return the value, or log through the context',
  },
  {
    finds: readsClock,
    except: atTheEdge,
    says: 'the clock is read in src/main.ts alone; take `now` from the context',
  },
  {
    finds: (node) => isAccess(node, 'Math', ['random']),
    except: atTheEdge,
    says: 'chance comes from the context (`newId`) or a seed',
  },
  {
    finds: (node) => isAccess(node, 'process', ['env', 'argv']),
    except: atTheEdge,
    says: 'environment and arguments are read in src/main.ts alone; pass the setting in',
  },
  {
    finds: isDefaultExport,
    except: mayExportDefault,
    says: 'a default export has no name of its own; export by name',
  },
  {
    finds: (node) => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined,
    says: 'passing on exports makes a barrel; let others import from the file itself',
  },
];

/** Constructions that are not used here, each with what to do instead. */
export function checkBans(files: readonly SourceFile[]): Finding[] {
  return files.flatMap((file) => {
    const findings: Finding[] = [];
    const active = bans.filter(({ except }) => except?.(file.path) !== true);
    visit(file, (node) => {
      for (const { finds, says } of active)
        if (finds(node, file)) findings.push(`${placeOf(file, node)} ${says}.`);
    });
    return findings;
  });
}

function isAccess(node: ts.Node, object: string, names?: readonly string[]): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === object &&
    (names === undefined || names.includes(node.name.text))
  );
}

function readsClock(node: ts.Node): boolean {
  if (isAccess(node, 'Date', ['now'])) return true;
  return (
    ts.isNewExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'Date' &&
    (node.arguments?.length ?? 0) === 0
  );
}

function isFocusedTest(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    ['only', 'skip', 'todo'].includes(node.name.text) &&
    /^(describe|it|test|suite)\b/.test(node.expression.getText())
  );
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  return node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent);
}

function isUnexplainedCast(node: ts.Node, file: SourceFile): boolean {
  if (!ts.isAsExpression(node) || node.type.getText() === 'const') return false;
  const lines = file.text.split('\n');
  const first = lineOf(file, node.getStart(file.tree));
  const last = lineOf(file, node.getEnd());
  return !lines.slice(Math.max(0, first - 2), last).some((line) => /\/\/|\/\*|^\s*\*/.test(line));
}
