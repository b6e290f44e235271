export interface RegionEntry {
  readonly sido: string;
  readonly sigungu: string;
  /** Residents in thousands, roughly. */
  readonly thousands: number;
  /** How eagerly people order for their number; 1 is usual. */
  readonly appetite: number;
  readonly launchedOn: string;
}

const seoul: readonly (readonly [string, number, number])[] = [
  ['강남구', 540, 1.7],
  ['강동구', 460, 1],
  ['강북구', 290, 0.9],
  ['강서구', 560, 1.05],
  ['관악구', 485, 1.35],
  ['광진구', 335, 1.15],
  ['구로구', 395, 0.95],
  ['금천구', 230, 0.95],
  ['노원구', 500, 0.9],
  ['도봉구', 305, 0.85],
  ['동대문구', 340, 1],
  ['동작구', 380, 1.05],
  ['마포구', 365, 1.35],
  ['서대문구', 305, 1.05],
  ['서초구', 405, 1.3],
  ['성동구', 280, 1.2],
  ['성북구', 430, 0.95],
  ['송파구', 655, 1.3],
  ['양천구', 435, 0.95],
  ['영등포구', 375, 1.15],
  ['용산구', 215, 1.1],
  ['은평구', 465, 0.9],
  ['종로구', 140, 1],
  ['중구', 120, 1.05],
  ['중랑구', 385, 0.85],
];

const others: readonly (readonly [string, string, number, number, string])[] = [
  ['경기', '수원시', 1190, 0.7, '2022-04-01'],
  ['경기', '성남시', 915, 0.85, '2022-04-01'],
  ['경기', '고양시', 1075, 0.65, '2022-05-02'],
  ['경기', '용인시', 1080, 0.6, '2022-05-02'],
  ['경기', '부천시', 780, 0.7, '2022-06-01'],
  ['경기', '안양시', 545, 0.7, '2022-07-01'],
  ['인천', '연수구', 395, 0.8, '2022-06-01'],
  ['인천', '부평구', 490, 0.7, '2022-06-01'],
  ['부산', '해운대구', 385, 1.5, '2022-09-01'],
  ['부산', '부산진구', 355, 0.9, '2022-09-01'],
  ['대구', '수성구', 410, 0.8, '2022-10-04'],
  ['대전', '유성구', 365, 0.85, '2022-10-04'],
  ['광주', '광산구', 400, 0.65, '2023-02-01'],
  ['울산', '울주군', 220, 0.55, '2023-03-02'],
  ['세종', '세종시', 390, 0.75, '2023-03-02'],
  ['충북', '청주시', 850, 0.5, '2023-05-02'],
  ['충남', '천안시', 660, 0.5, '2023-05-02'],
  ['전북', '전주시', 640, 0.5, '2023-09-01'],
  ['경남', '창원시', 1005, 0.45, '2023-09-01'],
  ['강원', '춘천시', 285, 1.1, '2024-01-02'],
  ['제주', '제주시', 490, 0.6, '2024-03-04'],
];

/** Where 배달새 delivers: all of Seoul and cities elsewhere; names are public, every figure is a guess. */
export const regionEntries: readonly RegionEntry[] = [
  ...seoul.map(([sigungu, thousands, appetite]) => ({
    sido: '서울',
    sigungu,
    thousands,
    appetite,
    launchedOn: '2022-03-02',
  })),
  ...others.map(([sido, sigungu, thousands, appetite, launchedOn]) => ({
    sido,
    sigungu,
    thousands,
    appetite,
    launchedOn,
  })),
];
