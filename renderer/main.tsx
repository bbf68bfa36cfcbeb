import { connect } from './bridge/connect.ts';

// Connects while the code of the page is still on its way. Whoever draws the page tells a failure.
const connecting = connect();
connecting.catch(() => undefined);

void import('./start.tsx').then(({ start }) => start(connecting));
