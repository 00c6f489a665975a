import { afterAll } from 'vitest';
import { dropSchemas } from './databases.ts';

afterAll(dropSchemas);
