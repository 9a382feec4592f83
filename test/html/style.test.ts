import { createHash } from 'node:crypto';
import { pageStyle, pageStyleHash } from '../../src/html/style';

describe('the style of the pages', () => {
  it('has the hash that is written beside it', () => {
    expect(pageStyleHash).toBe(createHash('sha256').update(pageStyle).digest('base64'));
  });
});
