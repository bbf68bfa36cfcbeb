import { beforeEach, expect, it } from 'vitest';
import { copyBySelection } from '../../../renderer/bridge/copy-by-selection.ts';

/** jsdom has no clipboard: this one takes what is selected when it is told to copy. */
let clipboard: string;
let accepts: boolean;
beforeEach(() => {
  clipboard = '';
  accepts = true;
  document.body.innerHTML = '<button>Copy</button>';
  document.execCommand = (command) => {
    const area = document.activeElement;
    if (!accepts || command !== 'copy' || !(area instanceof HTMLTextAreaElement)) return false;
    clipboard = area.value.slice(area.selectionStart, area.selectionEnd);
    return true;
  };
  copyBySelection(window);
});

it('copies the text exactly, leaves nothing in the page and gives the focus back', async () => {
  document.querySelector('button')?.focus();
  await navigator.clipboard.writeText('nft insert rule\n  "quoted"  ');
  expect(clipboard).toBe('nft insert rule\n  "quoted"  ');
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.activeElement?.textContent).toBe('Copy');
});

it('says so when the clipboard refuses', async () => {
  accepts = false;
  await expect(navigator.clipboard.writeText('10.20.0.0/16')).rejects.toThrow('refused');
});
