import { config } from 'zod';

/** zod would compile its schemas as they are made; our page forbids that. Imported before any schema. */
config({ jitless: true });
