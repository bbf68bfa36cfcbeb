import { request } from 'node:http';

/** A Vite plugin: the page's calls go on to the browser host, and each load of the page gets a code to sign in with. */
export function forwardCalls(host) {
  return {
    name: 'forward-calls',
    configureServer(server) {
      server.middlewares.use('/api', (asked, answered) => forward(asked, answered, host.address()));
    },
    transformIndexHtml() {
      const script = `if (!location.hash) location.replace(${JSON.stringify(host.address().hash)});`;
      return [{ tag: 'script', children: `sessionStorage.clear(); ${script}`, injectTo: 'head-prepend' }];
    },
  };
}

function forward(asked, answered, address) {
  const headers = { ...asked.headers, host: address.host, origin: address.origin };
  const going = request(address, { method: asked.method, path: asked.originalUrl, headers }, (response) => {
    answered.writeHead(response.statusCode, response.headers);
    response.pipe(answered);
  });
  going.on('error', () => answered.destroy());
  answered.on('close', () => going.destroy());
  asked.pipe(going);
}
