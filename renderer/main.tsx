import './bridge/zod-without-eval.ts';
import { connect } from './bridge/connect.ts';

// Connects while the code of the page is still on its way. Whoever draws the page tells a failure.
const connecting = connect();
connecting.catch(() => undefined);

// Apart, so that zod is told before any schema is made: chunks of one import run in an order of the bundler's.
void import('./start.tsx').then(({ start }) => start(connecting));
