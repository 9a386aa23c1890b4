/** What things cost in credits, as the contract has it; what was really charged is in the receipts. */
export const prices = { techPack: 9, edit: 1, regeneration: 1 } as const;
