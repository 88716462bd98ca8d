/** Where Vitec answers, unless the sign-in says otherwise. */
export const DEFAULT_ADDRESS = 'https://connect.maklare.vitec.net'
