/** Slack's documented limits on the blocks that are sent, in characters or elements. What differs by source is taken at its lowest. */
export const limits = {
  viewBlocks: 100,
  /** Undocumented: about 13,200 characters over all blocks are refused (`msg_blocks_too_long`). */
  messageCharacters: 12_000,
  /** Of `text` beside the blocks; Slack advises 4,000 and cuts at 40,000. */
  messageText: 4_000,
  sectionText: 3_000,
  sectionFields: 10,
  fieldText: 2_000,
  headerText: 150,
  contextText: 2_000,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  optionText: 75,
  placeholderText: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  suggestedPrompts: 4,
  /** The header not counted. */
  tableRows: 100,
  tableColumns: 20,
  /** Over all cells of all tables of a message. */
  tableCharacters: 10_000,
  chartTitle: 50,
  chartSeries: 6,
  chartCategories: 20,
  chartSegments: 6,
  chartLabel: 20,
  chartAxisLabel: 50,
} as const;
