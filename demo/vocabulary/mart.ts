export interface ProductEntry {
  readonly name: string;
  readonly category: string;
  readonly storage: '상온' | '냉장' | '냉동';
  readonly price: number;
}

type Line = readonly [name: string, price: number];

const shelves: readonly (readonly [
  category: string,
  storage: ProductEntry['storage'],
  lines: readonly Line[],
])[] = [
  [
    '유제품',
    '냉장',
    [
      ['새봄 우유 900ml', 2800],
      ['둥지 요구르트 10개', 3200],
      ['구름 모차렐라 치즈 200g', 5900],
      ['새봄 버터 100g', 4300],
      ['둥지 그릭요거트 400g', 6900],
      ['새봄 체다치즈 10매', 4800],
      ['구름 생크림 200ml', 4500],
      ['새봄 저지방우유 900ml', 2900],
    ],
  ],
  [
    '채소과일',
    '냉장',
    [
      ['햇살 방울토마토 500g', 5900],
      ['언덕 사과 4개', 8900],
      ['햇살 상추 150g', 2500],
      ['언덕 바나나 1송이', 4200],
      ['햇살 양파 1kg', 3300],
      ['언덕 딸기 500g', 9900],
      ['햇살 애호박 1개', 1900],
      ['언덕 감자 1kg', 4500],
      ['햇살 대파 1단', 2900],
    ],
  ],
  [
    '정육수산',
    '냉장',
    [
      ['들판 삼겹살 500g', 13900],
      ['들판 닭가슴살 400g', 6500],
      ['물결 연어 200g', 9900],
      ['들판 다진소고기 200g', 7900],
      ['물결 고등어 2마리', 6900],
      ['들판 한돈 목살 500g', 12900],
      ['물결 새우살 300g', 8900],
      ['들판 달걀 10구', 4600],
    ],
  ],
  [
    '음료',
    '상온',
    [
      ['샘물 2L', 1100],
      ['샘물 500ml 6개', 2900],
      ['톡톡 탄산수 500ml', 1200],
      ['나무그늘 오렌지주스 1L', 4200],
      ['나무그늘 보리차 500ml', 1500],
      ['톡톡 콜라 1.25L', 2600],
      ['나무그늘 캔커피 6개', 5400],
      ['톡톡 사이다 1.25L', 2500],
      ['나무그늘 두유 6개', 5900],
    ],
  ],
  [
    '간식',
    '상온',
    [
      ['바삭 감자칩 60g', 1700],
      ['바삭 초코과자 90g', 2200],
      ['달콤 젤리 100g', 1800],
      ['바삭 견과 10봉', 8900],
      ['달콤 초콜릿 80g', 2500],
      ['바삭 쌀과자 120g', 2300],
      ['달콤 사탕 150g', 2100],
      ['바삭 크래커 100g', 1900],
    ],
  ],
  [
    '간편식',
    '냉동',
    [
      ['한입 만두 1kg', 7900],
      ['한입 피자 300g', 5900],
      ['후루룩 라면 5개', 4200],
      ['한입 볶음밥 4개', 8900],
      ['후루룩 우동 2인분', 5500],
      ['한입 핫도그 5개', 6200],
      ['후루룩 떡볶이 2인분', 5900],
      ['한입 돈카츠 450g', 7500],
      ['후루룩 국밥 500g', 4900],
    ],
  ],
  [
    '생필품',
    '상온',
    [
      ['포근 화장지 24롤', 15900],
      ['포근 물티슈 100매', 1900],
      ['깔끔 주방세제 500ml', 3900],
      ['깔끔 세탁세제 2L', 9900],
      ['포근 마스크 10매', 3500],
      ['깔끔 칫솔 4개', 4900],
      ['깔끔 치약 3개', 6500],
      ['포근 종량제봉투 20L 10장', 4900],
      ['깔끔 건전지 4개', 3900],
    ],
  ],
];

const inOrder: readonly ProductEntry[] = shelves.flatMap(([category, storage, lines]) =>
  lines.map(([name, price]) => ({ name, category, storage, price })),
);

/** Sixty made-up products, shelf by shelf in turn, so that any first part of the list has every category. */
export const productEntries: readonly ProductEntry[] = Array.from({ length: 9 }, (_, row) =>
  shelves.flatMap(([category, , lines]) => {
    const name = lines[row]?.[0];
    return inOrder.filter((entry) => entry.category === category && entry.name === name);
  }),
).flat();

export const martRegions = ['강남구', '송파구', '마포구', '성동구', '관악구', '해운대구'];
