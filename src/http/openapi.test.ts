import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OPERATIONS } from '../operations.ts';
import { openApi } from './openapi.ts';
import { routesOf } from './routes.ts';

const mediaSchema = z.object({
  'application/json': z.object({
    schema: z.looseObject({}),
    examples: z.record(z.string(), z.object({ value: z.unknown() })).optional(),
  }),
});
const operationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional(),
  requestBody: z.looseObject({ content: mediaSchema }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: mediaSchema.optional() })),
});
const document = openApi(OPERATIONS);
const { paths, components } = z
  .looseObject({
    paths: z.record(z.string(), z.record(z.string(), operationSchema)),
    components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
  })
  .parse(document);
const described = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const answer = await new Validator().validate(
      z.looseObject({}).parse(JSON.parse(JSON.stringify(document))),
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.valid).toBe(true);
  });

  it('describes every route and nothing else, under one id each', () => {
    const ids = described.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const served = routesOf(OPERATIONS).map(({ method, path }) => `${method} ${path}`);
    const written = described
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
      .filter((address) => !/\/api\/v1\/(session|demo|progress)/.test(address));
    expect(written.toSorted()).toEqual(served.toSorted());
    for (const { name } of OPERATIONS) expect(ids).toContain(name);
  });

  it('declares every part of an address', () => {
    for (const { path, operation } of described) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? [])
        .filter((one) => one.in === 'path')
        .map(({ name }) => name);
      expect(declared.toSorted(), path).toEqual(inPath.toSorted());
    }
  });

  it('has schemas that any JSON Schema tool reads, and that take the examples', () => {
    const { default: addFormats } = addFormatsModule;
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addFormat('base64', true);
    ajv.addSchema({ $id: 'lotproof', components });
    const local = (schema: object): object =>
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"lotproof#/components')) as object;
    for (const { operation } of described) {
      for (const { content } of Object.values(operation.responses))
        if (content !== undefined) ajv.compile(local(content['application/json'].schema));
      const body = operation.requestBody?.content['application/json'];
      if (body === undefined) continue;
      const check = ajv.compile(local(body.schema));
      for (const { value } of Object.values(body.examples ?? {}))
        expect([operation.operationId, check(value), check.errors]).toEqual([
          operation.operationId,
          true,
          null,
        ]);
    }
  });
});
