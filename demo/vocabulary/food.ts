export type MenuGroup = '대표' | '단품' | '세트' | '사이드' | '음료';
export type Meal = 'breakfast' | 'lunch' | 'cafe' | 'dinner' | 'late';
export type MenuEntry = readonly [name: string, price: number, group: MenuGroup];

export interface FoodCategory {
  readonly name: string;
  /** How many shops cook it, against the others. */
  readonly shops: number;
  /** How wanted it is at each meal. */
  readonly meals: Readonly<Record<Meal, number>>;
  readonly cookingMinutes: number;
  /** Ends of made-up shop names. */
  readonly signs: readonly string[];
  readonly menus: readonly MenuEntry[];
}

const drinks: readonly MenuEntry[] = [
  ['콜라 500ml', 2000, '음료'],
  ['사이다 500ml', 2000, '음료'],
];

function meals(
  breakfast: number,
  lunch: number,
  cafe: number,
  dinner: number,
  late: number,
): Record<Meal, number> {
  return { breakfast, lunch, cafe, dinner, late };
}

/** The twelve categories in the order of the app's home screen. */
export const foodCategories: readonly FoodCategory[] = [
  {
    name: '치킨',
    shops: 16,
    meals: meals(1, 7, 8, 24, 30),
    cookingMinutes: 17,
    signs: ['치킨', '통닭', '닭집'],
    menus: [
      ['후라이드치킨', 19000, '대표'],
      ['양념치킨', 20000, '대표'],
      ['간장치킨', 20500, '대표'],
      ['순살 반반', 22000, '단품'],
      ['치킨 콤보 세트', 27000, '세트'],
      ['치즈볼 5개', 5500, '사이드'],
      ['치킨무', 1000, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '한식',
    shops: 20,
    meals: meals(18, 30, 10, 17, 9),
    cookingMinutes: 13,
    signs: ['밥상', '한식', '백반', '국밥'],
    menus: [
      ['김치찌개', 9500, '대표'],
      ['제육볶음', 10500, '대표'],
      ['순두부찌개', 9000, '단품'],
      ['돌솥비빔밥', 10000, '단품'],
      ['불고기 정식', 13500, '세트'],
      ['계란말이', 7000, '사이드'],
      ['공기밥', 1500, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '분식',
    shops: 12,
    meals: meals(6, 14, 14, 9, 9),
    cookingMinutes: 10,
    signs: ['분식', '떡볶이', '김밥'],
    menus: [
      ['매운 떡볶이', 8500, '대표'],
      ['로제 떡볶이', 11000, '대표'],
      ['참치김밥', 4800, '단품'],
      ['라볶이', 8000, '단품'],
      ['떡튀순 세트', 14500, '세트'],
      ['모둠튀김', 6000, '사이드'],
      ['순대', 5500, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '카페·디저트',
    shops: 14,
    meals: meals(34, 9, 36, 6, 5),
    cookingMinutes: 7,
    signs: ['커피', '제과', '디저트'],
    menus: [
      ['아메리카노', 3500, '음료'],
      ['카페라떼', 4200, '음료'],
      ['딸기 케이크', 7500, '대표'],
      ['소금빵', 3800, '단품'],
      ['크로플', 6500, '단품'],
      ['커피와 케이크 세트', 11500, '세트'],
      ['마카롱 3개', 7000, '사이드'],
    ],
  },
  {
    name: '중식',
    shops: 9,
    meals: meals(1, 12, 6, 11, 6),
    cookingMinutes: 12,
    signs: ['반점', '중식', '짬뽕'],
    menus: [
      ['짜장면', 7500, '대표'],
      ['짬뽕', 9000, '대표'],
      ['볶음밥', 8500, '단품'],
      ['탕수육 소', 18000, '단품'],
      ['탕짜면 세트', 13500, '세트'],
      ['군만두', 6000, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '피자',
    shops: 9,
    meals: meals(0, 6, 5, 12, 9),
    cookingMinutes: 16,
    signs: ['피자', '화덕피자'],
    menus: [
      ['페퍼로니 피자', 19900, '대표'],
      ['콤비네이션 피자', 21900, '대표'],
      ['고구마 피자', 22900, '대표'],
      ['치즈 피자', 17900, '단품'],
      ['피자 파스타 세트', 29900, '세트'],
      ['치즈 오븐 스파게티', 7900, '사이드'],
      ['피클', 700, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '패스트푸드',
    shops: 10,
    meals: meals(12, 14, 9, 9, 8),
    cookingMinutes: 8,
    signs: ['버거', '샌드위치'],
    menus: [
      ['치즈버거', 6900, '대표'],
      ['새우버거', 7200, '대표'],
      ['더블패티버거', 9500, '단품'],
      ['버거 세트', 10900, '세트'],
      ['감자튀김', 3000, '사이드'],
      ['치킨너겟 6개', 3900, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '일식',
    shops: 9,
    meals: meals(1, 13, 5, 11, 4),
    cookingMinutes: 13,
    signs: ['초밥', '돈카츠', '일식'],
    menus: [
      ['모둠초밥 12개', 18000, '대표'],
      ['등심돈카츠', 11500, '대표'],
      ['연어덮밥', 14500, '단품'],
      ['우동', 8500, '단품'],
      ['초밥 우동 세트', 21000, '세트'],
      ['새우튀김', 6500, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '족발·보쌈',
    shops: 6,
    meals: meals(0, 2, 2, 10, 13),
    cookingMinutes: 12,
    signs: ['족발', '보쌈'],
    menus: [
      ['족발 중', 36000, '대표'],
      ['보쌈 중', 37000, '대표'],
      ['불족발', 38000, '단품'],
      ['족발 보쌈 세트', 46000, '세트'],
      ['막국수', 8500, '사이드'],
      ['주먹밥', 4000, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '양식',
    shops: 6,
    meals: meals(3, 9, 6, 8, 2),
    cookingMinutes: 13,
    signs: ['파스타', '그릴', '식탁'],
    menus: [
      ['토마토 파스타', 12500, '대표'],
      ['크림 파스타', 13500, '대표'],
      ['스테이크 덮밥', 15500, '단품'],
      ['리조또', 14000, '단품'],
      ['파스타 샐러드 세트', 22000, '세트'],
      ['마늘빵', 4500, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '아시안',
    shops: 5,
    meals: meals(1, 9, 3, 6, 3),
    cookingMinutes: 12,
    signs: ['쌀국수', '커리', '마라탕'],
    menus: [
      ['쌀국수', 10500, '대표'],
      ['마라탕', 12500, '대표'],
      ['치킨커리', 12000, '단품'],
      ['팟타이', 12500, '단품'],
      ['쌀국수 세트', 16500, '세트'],
      ['짜조 4개', 6500, '사이드'],
      ...drinks,
    ],
  },
  {
    name: '샐러드',
    shops: 5,
    meals: meals(8, 10, 4, 4, 1),
    cookingMinutes: 7,
    signs: ['샐러드', '포케'],
    menus: [
      ['닭가슴살 샐러드', 9900, '대표'],
      ['연어 포케', 12900, '대표'],
      ['두부 샐러드', 9500, '단품'],
      ['샐러드 수프 세트', 13900, '세트'],
      ['고구마', 3000, '사이드'],
      ['요거트', 3500, '음료'],
    ],
  },
];
