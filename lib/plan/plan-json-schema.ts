import { z } from 'zod';
import type { JsonSchema } from '../config/json-schema';
import { planChangeJson } from './json/plan-change-json';
import { planJson } from './json/plan-json';

/** JSON Schema of a plan; docs/plan.schema.json is generated from it. */
export const planJsonSchema = (): JsonSchema => z.toJSONSchema(planJson, { target: 'draft-7' }) as JsonSchema;

/** JSON Schema of what a change does to a plan; docs/plan.md has a table of it. */
export const planChangeJsonSchema = (): JsonSchema =>
  z.toJSONSchema(planChangeJson, { target: 'draft-7' }) as JsonSchema;
