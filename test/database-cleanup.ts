import { afterAll } from 'vitest';
import { dropMade } from './databases.ts';

afterAll(dropMade);
