import { z } from 'zod'

// The sheets come from the main process's own code, whose schemas would try out `new Function`: the page's
// policy reports that. The window itself carries no schemas.
z.config({ jitless: true })
