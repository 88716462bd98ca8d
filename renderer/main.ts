import { mount } from 'svelte'
import './styles/tokens.css'
import './styles/base.css'
import App from './App.svelte'
import { connectCrm } from './crm'

const target = document.getElementById('app')
if (target) mount(App, { target, props: { crm: connectCrm(window.crm) } })
