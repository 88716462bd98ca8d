import { aroundTheComputer, letThemLive } from './families'

// Apart from the others, so that both cores have something to do.
letThemLive(aroundTheComputer)
