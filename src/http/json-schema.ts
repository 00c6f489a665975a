import { z } from 'zod';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { canonicalJson } from '../kit/canonical-json.ts';

/** A JSON Schema as we write it out; only what is read here is named. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly [keyword: string]: unknown;
}

const COMPONENTS = '#/components/schemas/';

/** Turns zod schemas into JSON Schema, keeping the body of every kind of record once, as a component. */
export class SchemaBook {
  readonly #components = new Map<string, JsonSchema>();
  readonly #names = z.registry<{ id: string }>();

  constructor() {
    for (const kind of RECORD_KINDS) this.#names.add(kind.schema, { id: pascal(kind.kind) });
  }

  /** `use` tells two readings of one schema apart where they differ, as fields with a standard do. */
  convert(schema: z.ZodType, use: 'input' | 'output', name: string): JsonSchema {
    const { $schema: _, $defs: parts, ...whole } = this.#json(schema, use);
    const renamed = new Map<string, string>();
    // What zod makes of a schema is JSON Schema; its types say less.
    const defined = Object.entries((parts ?? {}) as Record<string, JsonSchema>);
    for (const [id, part] of defined) renamed.set(id, this.#nameFor(id, part, use, name));
    for (const [id, part] of defined)
      this.#components.set(renamed.get(id) ?? id, relinked(withoutId(part), renamed));
    return relinked(whole, renamed);
  }

  components(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#components].sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  /** A schema or the component it names. */
  resolve(schema: JsonSchema): JsonSchema {
    const name = schema.$ref?.slice(COMPONENTS.length);
    return (name === undefined ? undefined : this.#components.get(name)) ?? schema;
  }

  #json(schema: z.ZodType, use: 'input' | 'output'): JsonSchema {
    // What zod makes of a schema is JSON Schema; its types say less.
    return z.toJSONSchema(schema, {
      io: use,
      metadata: this.#names,
      unrepresentable: 'any',
      // Descriptions stand in zod's own registry, which ours takes the place of.
      override: ({ zodSchema, jsonSchema }) => {
        const says = z.globalRegistry.get(zodSchema)?.description;
        if (says !== undefined) jsonSchema.description = says;
      },
    }) as JsonSchema;
  }

  #nameFor(id: string, part: JsonSchema, use: string, name: string): string {
    const wanted = id.startsWith('__') ? `${pascal(name)}${id.replaceAll('_', '')}` : id;
    const standing = this.#components.get(wanted);
    if (standing === undefined || canonicalJson(standing) === canonicalJson(withoutId(part))) return wanted;
    return `${wanted}${pascal(use)}`;
  }
}

function withoutId(part: JsonSchema): JsonSchema {
  const { id: _, ...rest } = part;
  return rest;
}

/** The schema with its references leading to the components. */
function relinked(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  return z.looseObject({}).parse(
    JSON.parse(JSON.stringify(schema), (key: string, value: unknown) => {
      if (key !== '$ref' || typeof value !== 'string') return value;
      const id = value.replace(/^#\/\$defs\//, '');
      return `${COMPONENTS}${names.get(id) ?? id}`;
    }),
  );
}

/** `material-lot` and `run.record` as `MaterialLot` and `RunRecord`. */
export function pascal(text: string): string {
  return text
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
