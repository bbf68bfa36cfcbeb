import { z } from 'zod/v4';

// What the page's build gives whoever imports zod: zod tries `new Function` when a schema is made, and our policy would report
// that each time. Said here, before anybody can make one.
z.config({ jitless: true });

export { z };
