import { electronEvent } from './electron-event.mjs';
import { handlerOf, isPrivate, toMain } from './scheme.mjs';

/** Answers one request that Chromium holds back: navigation is asked about, our scheme is answered by main. */
export async function answerRequest(contents, { requestId, request, resourceType, frameId }) {
  const url = toMain(request.url);
  if (resourceType === 'Document' && frameId === contents.targetId && !mayNavigate(contents, url, request.url)) {
    return contents.command('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  }
  const handler = handlerOf(url);
  if (handler) return fulfil(contents, requestId, await handler(new Request(url, { method: request.method })));
  if (isPrivate(request.url))
    return contents.command('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' });
  return contents.command('Fetch.continueRequest', { requestId });
}

/** Navigation that main began itself is not asked about. */
function mayNavigate(contents, url, chromiumUrl) {
  if (!contents.takeOwnNavigation(chromiumUrl)) {
    const event = electronEvent({ url, isMainFrame: true, isSameDocument: false });
    contents.emit('will-navigate', event, url);
    if (event.defaultPrevented) return false;
  }
  contents.emit('did-start-navigation', electronEvent({ url, isMainFrame: true, isSameDocument: false }));
  return true;
}

async function fulfil(contents, requestId, response) {
  const body = Buffer.from(await response.arrayBuffer());
  await contents.command('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: body.toString('base64'),
  });
}
