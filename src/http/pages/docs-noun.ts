import { RECORD_KINDS } from '../../domain/record-kinds.ts';
import type { Operation } from '../../operation/operation.ts';
import type { JsonSchema, SchemaBook } from '../json-schema.ts';
import { bodyExample, inputOf } from '../openapi.ts';
import type { Parameter } from '../openapi.ts';
import { routesFor } from '../routes.ts';
import type { Route } from '../routes.ts';
import { nounTitle } from './docs-frame.ts';
import { fieldTable, rowTable, typeText } from './field-rows.ts';
import { html, prose } from './html.ts';
import type { Html } from './html.ts';

/** All about one noun: what it is, the fields of its records, and each operation with its addresses. */
export function nounPage(book: SchemaBook, noun: string, operations: readonly Operation[]): Html {
  const kind = RECORD_KINDS.find((one) => one.kind === noun);
  return html`<h1>${nounTitle(noun)}</h1>
    ${kind === undefined ? null : html`<p class="lead">${kind.summary}</p>`}
    ${operations.map((operation) => operationCard(book, operation, kind?.summary))}
    ${
      kind === undefined
        ? null
        : html`<h2 id="body">The fields of a ${kind.noun}</h2>
            ${fieldTable(book.resolve(book.convert(kind.schema, 'input', kind.kind)))}
            <h2>An example</h2>
            ${jsonBlock(kind.example)}`
    }`;
}

/** `said` stands on the page already. */
function operationCard(book: SchemaBook, operation: Operation, said: string | undefined): Html {
  const routes = routesFor(operation);
  return html`<section class="operation" id="${operation.name}">
    <h3>${operation.summary}</h3>
    ${routes.map(addressLine)}
    ${operation.description === undefined || operation.description === said ? null : html`<p>${prose(operation.description)}</p>`}
    <p class="soft">Needs the permission <code>${operation.permission}</code>.</p>
    ${routes.slice(0, 1).map((route) => inputPart(book, route))} ${examplesOf(operation, routes)}
    ${answerPart(book.convert(operation.output, 'output', `${operation.name}.output`))}
  </section>`;
}

function addressLine({ method, path }: Route): Html {
  return html`<div class="address"><span class="method ${method}">${method}</span><code>${path}</code></div>`;
}

/** Parameters but those that every address has, then the fields of the body. */
function inputPart(book: SchemaBook, route: Route): Html {
  const { parameters, body } = inputOf(book, route);
  const own = parameters.filter(({ name }) => name !== 'firm' && name !== 'asOf' && name !== 'If-None-Match');
  const filters = own.filter(({ name }) => name.startsWith('filter.'));
  const others = own.filter((parameter) => !filters.includes(parameter));
  return html`${others.length === 0 ? null : parameterTable(others)}
  ${
    filters.length === 0
      ? null
      : html`<details>
          <summary>Filters</summary>
          ${parameterTable(filters)}
        </details>`
  }
  ${body === null ? null : html`<p><strong>Body</strong></p>`} ${body === null ? null : fieldTable(body)}`;
}

function parameterTable(parameters: readonly Parameter[]): Html {
  return rowTable(
    parameters.map((parameter) => {
      const place = parameter.in === 'query' ? null : html`, in the ${parameter.in}`;
      return {
        path: parameter.name,
        type: html`${typeText(parameter.schema)}${place}`,
        needed: parameter.required,
        says: parameter.description,
      };
    }),
  );
}

function examplesOf(operation: Operation, routes: readonly Route[]): Html | null {
  const route = routes.find(({ rest }) => rest !== 'query');
  if (route === undefined || operation.examples.length === 0) return null;
  return html`<details>
    <summary>Example</summary>
    ${operation.examples.map(
      ({ says, input }) =>
        html`<p>${says}</p>
          ${jsonBlock(bodyExample(route, input))}`,
    )}
  </details>`;
}

function answerPart(output: JsonSchema): Html | null {
  const table = fieldTable(output);
  if (table === null) return null;
  return html`<details>
    <summary>Answer</summary>
    ${table}
  </details>`;
}

function jsonBlock(value: unknown): Html {
  const text = JSON.stringify(value, null, 2);
  return html`<pre><code>${text}</code></pre>`;
}
