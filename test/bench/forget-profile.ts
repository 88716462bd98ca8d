import { answer, readOrder } from './order'
import { forgetProfile } from './profile'
import type { ProfileOrder } from './profile'

await forgetProfile(readOrder<ProfileOrder>())
answer(null)
