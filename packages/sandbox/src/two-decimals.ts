/** Whether an amount in major units has no more than two decimals as it is written: 150.75 has, 150.755 has not. */
export const hasTwoDecimals = (amount: number): boolean => Number(amount.toFixed(2)) === amount
