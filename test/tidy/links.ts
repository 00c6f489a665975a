import path from 'node:path';
import ts from 'typescript';
import { visit, type SourceFile } from './source.ts';

/** One file standing on another module. */
export interface Link {
  from: string;
  /** A path in the project, or a package name such as `zod` or `node:fs`. */
  to: string;
  isProjectFile: boolean;
  /** The names taken; `*` when all may be used. */
  names: string[];
  /** Only types are taken, of which nothing is left when the program runs. */
  isTypeOnly: boolean;
}

/** What a file stands on: imports, re-exports, dynamic imports, and files it names to start as a worker or process. */
export function linksOf(file: SourceFile): Link[] {
  const links: Link[] = [];
  visit(file, (node) => {
    if (ts.isImportDeclaration(node)) {
      const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      links.push(link(file, node.moduleSpecifier, importedNames(node), isTypeOnly));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      links.push(link(file, node.moduleSpecifier, ['*']));
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      links.push(link(file, node.argument.literal, ['*'], true));
    } else if (ts.isStringLiteralLike(node) && isFileNamed(node)) links.push(link(file, node, ['*']));
  });
  return links;
}

function link(file: SourceFile, specifier: ts.Node, names: string[], isTypeOnly = false): Link {
  const text = ts.isStringLiteralLike(specifier) ? specifier.text : '';
  const isProjectFile = text.startsWith('.') || isFileName(text);
  if (!isProjectFile) return { from: file.path, to: text, isProjectFile, names, isTypeOnly };
  const to = path.posix.join(path.posix.dirname(file.path), text);
  return { from: file.path, to, isProjectFile, names, isTypeOnly };
}

/** Dynamic imports and `new URL('./walk-worker.ts', import.meta.url)`, `path.join(here, 'keeper.mjs')`. */
function isFileNamed(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent))
    return false;
  if (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return isFileName(node.text);
}

function isFileName(text: string): boolean {
  return /^[\w./-]+\.(ts|tsx|mjs)$/.test(text);
}

function importedNames(node: ts.ImportDeclaration): string[] {
  const clause = node.importClause;
  if (clause === undefined) return [];
  const names = clause.name === undefined ? [] : ['default'];
  const bindings = clause.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, '*'];
  return [...names, ...bindings.elements.map((element) => (element.propertyName ?? element.name).text)];
}

/**
 * The names a file offers to others. A type that the file itself uses is left out: it is part of the shape of what
 * the file exports, and may be named with it.
 */
export function exportsOf(file: SourceFile): string[] {
  const names = allExports(file);
  const types = new Set(
    file.tree.statements.flatMap((each) => (isTypeDeclaration(each) ? [each.name.text] : [])),
  );
  return names.filter((name) => !types.has(name) || timesNamed(file, name) < 2);
}

function isTypeDeclaration(node: ts.Node): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function timesNamed(file: SourceFile, name: string): number {
  let times = 0;
  visit(file, (node) => {
    if (ts.isIdentifier(node) && node.text === name) times += 1;
  });
  return times;
}

function allExports(file: SourceFile): string[] {
  return file.tree.statements.flatMap((statement) => {
    if (ts.isExportAssignment(statement)) return ['default'];
    if (ts.isExportDeclaration(statement)) return namedExports(statement);
    if (!isExported(statement)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap((declaration) => boundNames(declaration.name));
    }
    return 'name' in statement ? [(statement.name as ts.Identifier).text] : []; // only declarations can carry `export`
  });
}

function namedExports(statement: ts.ExportDeclaration): string[] {
  const clause = statement.exportClause;
  return clause !== undefined && ts.isNamedExports(clause)
    ? clause.elements.map(({ name }) => name.text)
    : [];
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}
