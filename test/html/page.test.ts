import { html, Markup } from '../../src/html/markup';
import { heading, problemPage, toPage } from '../../src/html/page';
import { pageStyle } from '../../src/html/style';

describe('html', () => {
  it('escapes text in content and in attributes', () => {
    const text = `<a href="x" title='y'>&amp;`;
    expect(html`<p title="${text}">${text}</p>`.text).toBe(
      '<p title="&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;amp;">&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;amp;</p>',
    );
  });

  it('takes numbers, lists, markup and nothing', () => {
    const item = (text: string): Markup => html`<b>${text}</b>`;
    const list = [item('<1>'), item('2'), '<', [item('4')]];
    expect(html`<i>${list}${undefined}${3}</i>`.text).toBe('<i><b>&#60;1&#62;</b><b>2</b>&#60;<b>4</b>3</i>');
  });

  it('takes what only looks like markup for text', () => {
    const forged: unknown = { text: '<script>' };
    expect(html`${String(forged)}`.text).toBe('[object Object]');
    expect(() => html`${forged as Markup}`.text).toThrow(TypeError);
  });
});

// A browser reads `&#60;` as text wherever it stands; a "<" or a quote that is not ours would end an element.
const bare = (page: string): string => page.replace(/<style>[^]*<\/style>/, '');

describe('a page', () => {
  it('says its language, its title and the width of its screen', () => {
    const page = bare(toPage('<Return codes>', html`<p>1</p>`, 'pt-BR'));
    expect(page).toContain('<html lang="pt-BR">');
    expect(page).toContain('<title>&#60;Return codes&#62;</title>');
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"');
    expect(page).toMatch(/<main>\s*<p>1<\/p>\s*<\/main>/);
    expect(bare(toPage('t', html``))).toContain('<html lang="en">');
  });

  it('has one first heading, with the number in the colour of its class', () => {
    expect(heading(404, 'Not <Found>').text).toBe(
      '<h1><span class="status big s4">404</span> Not &#60;Found&#62;</h1>',
    );
  });

  it('escapes every member of a problem', () => {
    const evil = '"><img src=x onerror=alert(1)>';
    const member = { type: evil, title: evil, status: 409, code: evil, description: evil, detail: evil };
    const page = problemPage({ ...member, instance: evil, traceId: evil, [evil]: { [evil]: evil } }, evil);
    expect(bare(page)).not.toContain('<img');
    expect(bare(page)).not.toContain('"><');
  });

  const failed = { type: 'about:blank', title: 'Not Found', status: 404, code: 'NOT_FOUND', description: 'No page.' };

  it('says what happened, what to do, the reference to quote, and a way back', () => {
    const text = bare(problemPage({ ...failed, traceId: 'req-17' })).replace(/\s+/g, ' ');
    expect(text).toContain('<p class="lead">No page.</p>');
    expect(text).toContain('<p>Check the address, or start again from the home page.</p>');
    expect(text).toContain('Reference: <code>req-17</code>');
    expect(text).toContain('<a href="/">Back to the home page</a>');
    expect(text.match(/req-17/g)).toHaveLength(1);
    expect(bare(problemPage(failed))).not.toContain('Reference');
  });

  it.each([
    [400, 'Check what you sent'],
    [401, 'Sign in'],
    [403, 'Sign in with an account that may open it'],
    [429, 'Wait a moment'],
    [499, 'Check what you sent'],
    [500, 'Try again in a few minutes.'],
    [503, 'Try again in a few minutes.'],
  ])('says what to do about a %i', (status, advice) => {
    expect(bare(problemPage({ ...failed, status }))).toContain(`<p>${advice}`);
  });

  it('has no English words of its own in another language', () => {
    const page = bare(problemPage({ ...failed, traceId: 'req-17' }, 'de'));
    expect(page).not.toMatch(/Check|Reference|Back/);
    expect(page).toMatch(/<code>req-17<\/code>[^]*<a href="\/">← \/<\/a>/);
    expect(bare(problemPage(failed, 'en-GB'))).toContain('Check the address');
  });

  it('has a style for light and for dark, and no fixed width', () => {
    expect(pageStyle).toContain('@media (prefers-color-scheme: dark)');
    expect(pageStyle).not.toMatch(/url\(|@import|[^-]width: *\d+px/);
  });
});
