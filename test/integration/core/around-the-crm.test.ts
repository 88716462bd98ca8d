import { aroundTheCrm, letThemLive } from './families'

letThemLive(aroundTheCrm)
