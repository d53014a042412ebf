// Never rounded: an amount with too many decimals has to be seen as it was asked for.
const decimals = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 20 })

/** An amount in major units as people read it: `1,150.50`. */
export const showAmount = (amount: number): string => decimals.format(amount)
