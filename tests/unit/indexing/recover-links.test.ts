import { describe, expect, test } from 'vitest';
import { recoverLinks } from '../../../src/indexing/recover-links.ts';
import { identifierParts } from '../../../src/language/tokens/identifier-parts.ts';

function table(schema: string, name: string, columns: string[], primaryKey: string[] = []) {
  return { schema, name, columns: columns.map((column) => ({ name: column })), primaryKey };
}

function recovered(tables: ReturnType<typeof table>[]): string[] {
  return recoverLinks(tables, identifierParts).map(
    ({ from, to, columns }) => `${from}.${columns[0]?.[0]} -> ${to}.${columns[0]?.[1]}`,
  );
}

describe('links read from column names', () => {
  test('when a column is a table name and id, it refers to that table', () => {
    const links = recovered([
      table('shop', 'sellers', ['id', 'name']),
      table('shop', 'stock_entries', ['id', 'seller_id', 'country']),
    ]);
    expect(links).toEqual(['shop.stock_entries.seller_id -> shop.sellers.id']);
  });

  test('when a column ends in the key of another table, it refers to it, whatever stands before', () => {
    const links = recovered([
      table('core', 'shops', ['shop_id', 'name']),
      table('core', 'searches', ['search_id', 'clicked_shop_id']),
    ]);
    expect(links).toEqual(['core.searches.clicked_shop_id -> core.shops.shop_id']);
  });

  test('when every table begins with the same word, that word is not part of a key', () => {
    const links = recovered([
      table('crm', 'xyClient', ['xyClientId']),
      table('crm', 'xyVisit', ['xyVisitId', 'xyViClientId']),
      table('crm', 'xyNote', ['xyNoteId']),
    ]);
    expect(links).toEqual(['crm.xyVisit.xyViClientId -> crm.xyClient.xyClientId']);
  });

  test('when two tables could own a short key, the one named by it alone does', () => {
    const links = recovered([
      table('lab', 'genes', ['gid', 'name']),
      table('lab', 'gene_papers', ['gid', 'pid']),
      table('lab', 'papers', ['pid', 'title']),
    ]);
    expect(links).toEqual(['lab.gene_papers.gid -> lab.genes.gid', 'lab.gene_papers.pid -> lab.papers.pid']);
  });

  test('when tables only share ordinary columns or stand in different schemas, nothing is linked', () => {
    const links = recovered([
      table('a', 'people', ['id', 'name', 'created_at']),
      table('a', 'places', ['id', 'name', 'created_at']),
      table('b', 'visits', ['id', 'person_id', 'people_id']),
    ]);
    expect(links).toEqual([]);
  });

  test('when the key is declared, its name need not resemble the table', () => {
    const links = recovered([
      table('hr', 'staff', ['badge_id'], ['badge_id']),
      table('hr', 'shifts', ['shift_id', 'badge_id']),
    ]);
    expect(links).toEqual(['hr.shifts.badge_id -> hr.staff.badge_id']);
  });
});
