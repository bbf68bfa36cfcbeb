import { z } from 'zod';

// Import it before any schema: zod tries `new Function` when it makes one, and our policy would report that each time.
z.config({ jitless: true });
