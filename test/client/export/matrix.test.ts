import { describe, expect, it } from 'vitest';
import { matrixFormats } from '../../../client/src/export/matrix/formats.ts';
import { Faces } from '../../../client/webview/matrix/faces.ts';
import { axesOf } from '../../../client/webview/matrix/lines.ts';
import { emptyMatrixLayout } from '../../../client/webview/matrix/matrixLayout.ts';
import { pictureOf } from '../../../client/webview/matrix/picture.ts';
import { namespace, sampleMatrix } from '../support/matrixModels.ts';

/** The matrix in one of its forms, with shop closed. */
function written(extension: string, model = sampleMatrix()): string {
  const layout = { ...emptyMatrixLayout, closed: ['namespace/shop'], from: 'shop payments' };
  const picture = pictureOf(model, axesOf(model, layout), new Faces(model, layout));
  const format = matrixFormats.find((known) => known.extension === extension);
  if (format === undefined) throw new Error(`no form ${extension}`);
  return format.write(picture);
}

const name = '<img src=x onerror=alert(1)>|=1+1';
const hostile = sampleMatrix();
const withHostileName = {
  ...hostile,
  groups: hostile.groups.map((group) =>
    group.title === 'payments' ? { ...namespace(name, [['api'], ['db']]), id: group.id } : group,
  ),
};

describe('the matrix, taken along as it shows', () => {
  it('is a table in Markdown', () => {
    const lines = written('md').split('\n');
    expect(lines[0]).toBe('# Connections of environment prod');
    expect(lines[4]).toBe(
      '| from \\\\ to | payments | payments/api | payments/db | shop | Outside the cluster | any address |',
    );
    expect(lines[7]).toBe(
      '| payments/api | 1 connection: 1 on some ports | itself | Some ports, TCP 8080, 9090 | 4 connections: 4 allowed | 1 connection: 1 allowed | Allowed |',
    );
  });

  it('is a table in CSV', () => {
    const lines = written('csv').split('\r\n');
    expect(lines[0]).toBe(
      'from \\ to,payments,payments/api,payments/db,shop,Outside the cluster,any address',
    );
    expect(lines[3]).toBe(
      'payments/db,1 connection: 1 denied,Denied,itself,4 connections: 4 allowed,1 connection: 1 allowed,Allowed',
    );
  });

  it('is a list of cells in JSON', () => {
    const facts: unknown = JSON.parse(written('json'));
    expect(facts).toMatchObject({ picture: 'Connections', environment: { name: 'prod' } });
    expect(Reflect.get(Object(facts), 'connections')).toContainEqual({
      from: 'payments/api',
      to: 'payments/db',
      verdict: 'some',
      words: 'Some ports, TCP 8080, 9090',
    });
  });

  it('is a picture whose cells say what they mean', () => {
    const svg = written('svg');
    expect(svg).toContain('<title>Some ports, TCP 8080, 9090</title><rect class="cell some"');
    expect(svg).toContain('>◐</text>');
  });

  it.each(['svg', 'md', 'csv'])('keeps names from manifests a text: %s', (extension) => {
    const text = written(extension, withHostileName);
    expect(text).not.toMatch(extension === 'csv' ? /(^|,)=1/ : /(^|[^\\])<img/);
    expect(text).toContain('onerror');
  });
});
