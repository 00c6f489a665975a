import { RECORD_KINDS } from '../../domain/record-kinds.ts';
import { ERROR_CODES } from '../../kit/errors.ts';
import type { Operation } from '../../operation/operation.ts';
import { PERMISSIONS, ROLES } from '../../operation/permission.ts';
import type { Permission } from '../../operation/permission.ts';
import { LIMITS } from '../limits.ts';
import { CHANGE_HEADER } from '../security.ts';
import { nounTitle, nounsOf } from './docs-frame.ts';
import { html, prose } from './html.ts';
import type { Html } from './html.ts';

/** How the API is used: what holds for every operation. */
export function startPage(operations: readonly Operation[], url: string): Html {
  const first = `curl -H "Authorization: Bearer $TOKEN" \\\n  ${url}/api/v1/firms/$FIRM/runs?limit=10`;
  const write = [
    `curl -X POST ${url}/api/v1/firms/$FIRM/parties \\`,
    '  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\',
    '  -H "Idempotency-Key: 2026-11-21-party-1" \\',
    `  -d '{"id": "thuonghoa", "body": {"name": "Thuong Hoa Kidswear", "roles": ["factory"]}}'`,
  ].join('\n');
  return html`<h1>Using the API</h1>
    <p class="lead">
      Everything lotproof can be asked, as JSON over HTTP. The same operations stand on the command line under
      the same names.
    </p>
    <h2>First request</h2>
    <p>
      An owner makes an API token with <code>lotproof token make NAME --role viewer</code>, or with
      <a href="/docs/token">POST …/token/make</a>. A token belongs to one firm.
    </p>
    <pre><code>${first}</code></pre>
    ${RULES.map(
      ({ title, says }) =>
        html`<h2>${title}</h2>
          ${says.map((paragraph) => html`<p>${prose(paragraph)}</p>`)}
          ${title === RECORDING ? html`<pre><code>${write}</code></pre>` : null}`,
    )}
    <h2>What there is</h2>
    ${areaList(operations)}
    <h2>Roles</h2>
    ${roleTable()}
    <h2>Errors</h2>
    <p>
      Every error is <code>application/problem+json</code> (RFC 9457): <code>code</code> is one of these,
      <code>detail</code> says what happened, <code>todo</code> what to do, <code>problems</code> names every
      place that is wrong, and <code>requestId</code> leads to the server’s log.
    </p>
    ${errorTable()}`;
}

const RECORDING = 'Recording';

const { caller, address, heavy } = LIMITS;

const RULES: readonly { readonly title: string; readonly says: readonly string[] }[] = [
  {
    title: 'Signing in',
    says: [
      `Programs send \`Authorization: Bearer …\`. Browsers sign in with \`POST /api/v1/session\` and get a cookie; with it, a change must come from this server's own pages or carry the header \`${CHANGE_HEADER}: 1\`. Other sites get no access: no CORS headers are sent.`,
      'Wrong passwords cost waiting time, which doubles; `Retry-After` says how long.',
    ],
  },
  {
    title: 'Reading',
    says: [
      'Input fields stand in the query: `limit=10`, `filter.site=bg` for a field within a field, a name given again for a list, an empty value for null, JSON for anything deeper. Where that becomes too long, most questions can be sent by POST as JSON as well.',
      '`asOf` looks at the ledger as it stood: at a position, at the end of a day (`2026-11-21`, UTC), or at a UTC instant. The header `Lotproof-Position` says which position an answer rests on.',
      'Answers have an `ETag`; send it as `If-None-Match` and an unchanged answer is 304, without working it out again.',
      'Lists come in pages. `next` and the `Link` header with `rel="next"` lead on; when there is none you have seen everything.',
    ],
  },
  {
    title: RECORDING,
    says: [
      'POST to a collection records, PUT corrects, DELETE withdraws. Nothing is overwritten: a correction and a withdrawal say why (`reason`), and the history keeps what was said before. The answer is a receipt: the ledger position and the entries made.',
      '`If-Match` with the `ETag` of a shown record makes a correction fail with `changed-meanwhile` when somebody else was quicker.',
      'An `Idempotency-Key` of your own makes a repeat safe: the same key again is recorded once and answered alike. For another request it is refused with `command-reused`. Keys are yours alone: others may use the same.',
    ],
  },
  {
    title: 'Limits',
    says: [
      `A person or token may send ${String(caller.burst)} requests at once and ${String(caller.perSecond)} a second after that; without signing in an address has ${String(address.burst)} and ${String(address.perSecond)}. Long questions (traces, scopes, anything with \`asOf\`) take turns, ${String(heavy.atOnce)} at once. Bodies are limited by the setting LOTPROOF_REQUEST_LIMIT.`,
    ],
  },
];

function areaList(operations: readonly Operation[]): Html {
  const areas = [...nounsOf(operations)].map(([noun, own]) => {
    const kind = RECORD_KINDS.find((one) => one.kind === noun);
    const says = kind?.summary ?? own.map(({ summary }) => summary)[0] ?? '';
    return html`<li>
      <a href="/docs/${noun}"><strong>${nounTitle(noun)}</strong><span>${says}</span></a>
    </li>`;
  });
  return html`<ul class="areas">
    ${areas}
  </ul>`;
}

function roleTable(): Html {
  const roles = Object.entries(ROLES);
  const allows = (permissions: readonly Permission[], permission: string): boolean =>
    permissions.some((one) => one === permission);
  return html`<ul>
      ${roles.map(([role, { says }]) => html`<li><strong>${role}</strong>: ${says}</li>`)}
    </ul>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Permission</th>
            ${roles.map(([role]) => html`<th>${role}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${Object.entries(PERMISSIONS).map(
            ([permission, says]) =>
              html`<tr>
                <td><code>${permission}</code><br /><span class="soft">${says}</span></td>
                ${roles.map(([, role]) =>
                  allows(role.permissions, permission)
                    ? html`<td class="yes">yes</td>`
                    : html`<td class="soft">–</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function errorTable(): Html {
  return html`<dl class="fields">
    ${Object.entries(ERROR_CODES).map(
      ([code, { status, says, todo }]) =>
        html`<div id="error-${code}">
          <dt><code>${code}</code> <span class="kind">${status}</span></dt>
          <dd>${says} ${prose(todo)}</dd>
        </div>`,
    )}
  </dl>`;
}
